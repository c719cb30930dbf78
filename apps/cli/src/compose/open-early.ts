import { openModel, type OpenedModel } from './open-model.ts';
import type { ModelOptions } from './resolve-model.ts';

/** A model that is already being opened. */
export interface EarlyModel {
  /** @throws as `openModel`. */
  readonly opened: Promise<OpenedModel>;
  /** Closes the model whether or not it was asked for. Safe to call twice. */
  abandon(): Promise<void>;
}

/** Starts the engine while the rest of the program is still being loaded: the two take about as long as each other. */
export function openEarly(options: ModelOptions): EarlyModel {
  const opened = openModel(options);
  // A failure is reported to whoever asks for the model; here it only must not count as unheard.
  const settled = opened.catch(() => undefined);
  return { opened, abandon: async () => (await settled)?.session.dispose() };
}
