import type { CommandEvent } from '../presentation/command-event.ts';
import type { TracedModel } from './span-recorder.ts';

/** Sends what happens in runs to where traces are collected. */
export interface RunTelemetry {
  note(event: CommandEvent): void;
  /** The run that is under way ends with an error. */
  fail(error: unknown): void;
  /** Sends what has not been sent, and says on standard error where that cannot be done. */
  end(): Promise<void>;
}

/** What is told of runs besides their events. */
export interface StartTelemetryOptions {
  readonly model: TracedModel | undefined;
  /** Names the conversation that the runs are part of. @defaultValue each stands for itself */
  readonly conversationId?: string | undefined;
  /** @defaultValue that of the process */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Telemetry where the environment names a place for it (`OTEL_EXPORTER_OTLP_ENDPOINT`); nothing is loaded where it does not. */
export async function startTelemetry({ environment = process.env, ...options }: StartTelemetryOptions): Promise<RunTelemetry | undefined> {
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: tracesEndpoint,
    OTEL_SDK_DISABLED: isDisabled,
    OTEL_TRACES_EXPORTER: exporter,
  } = environment;
  if ((!endpoint && !tracesEndpoint) || isDisabled?.toLowerCase() === 'true' || exporter === 'none') return undefined;
  return (await import('./otlp-telemetry.ts')).createOtlpTelemetry({ environment, ...options });
}

/** Shows events, and notes them where somebody collects them. */
export function noting<Event extends CommandEvent>(
  show: (event: Event) => void,
  telemetry: RunTelemetry | undefined,
): (event: Event) => void {
  if (!telemetry) return show;
  return (event) => {
    telemetry.note(event);
    show(event);
  };
}

/** Does something that is noted, to its end: also where it fails, and what is noted then is sent. */
export async function withTelemetry<Result>(telemetry: RunTelemetry | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    telemetry?.fail(error);
    throw error;
  } finally {
    await telemetry?.end();
  }
}
