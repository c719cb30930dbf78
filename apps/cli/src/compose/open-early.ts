import { nodeLlamaBackend } from '@octoweave/backend-node';
import type { Backend } from '@octoweave/core/contract';
import { resolveModel } from './resolve-model.ts';

/** A backend whose one session is already being opened. */
export interface EarlyBackend extends Backend {
  /** Closes the session whether or not it was asked for. Safe to call twice. */
  abandon(): Promise<void>;
}

/** Starts the engine while the rest of the program is still being loaded: the two take about as long as each other. */
export function openEarly(modelPath: string | undefined): EarlyBackend {
  const backend = nodeLlamaBackend();
  const opening = backend.openSession({ model: resolveModel(modelPath) });
  // A failure is reported to whoever asks for the session; here it only must not count as unheard.
  const settled = opening.catch(() => undefined);
  return { ...backend, openSession: () => opening, abandon: async () => (await settled)?.dispose() };
}
