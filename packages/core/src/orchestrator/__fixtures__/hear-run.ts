import { createHouse, type House } from '../../agent/__fixtures__/house.ts';
import { createOrchestrator, type CreateOrchestratorOptions } from '../create-orchestrator.ts';
import type { OrchestratorEvent } from '../orchestrator-event.ts';
import type { OrchestratedRun, OrchestrateOptions } from '../orchestrator.ts';

/** What was heard of a run. */
export interface HeardRun {
  readonly events: readonly OrchestratorEvent[];
  /** Events in short, as `describeEvent`. */
  readonly story: readonly string[];
  readonly errors: readonly unknown[];
  readonly end: Extract<OrchestratorEvent, { readonly type: 'run-end' }> | undefined;
}

/** Listens to a run until it ends; `onEvent` is called inside `next`, with how many events there were. */
export function hearRun(
  { events }: Pick<OrchestratedRun, 'events'>,
  onEvent: (count: number, event: OrchestratorEvent) => void = () => undefined,
): Promise<HeardRun> {
  return new Promise((resolve) => {
    const heard: OrchestratorEvent[] = [];
    const settle = (errors: readonly unknown[]): void =>
      resolve({ events: heard, story: heard.map(describeEvent), errors, end: heard.find((event) => event.type === 'run-end') });
    events.subscribe({
      next: (event) => {
        heard.push(event);
        onEvent(heard.length, event);
      },
      error: (error: unknown) => settle([error]),
      complete: () => settle([]),
    });
  });
}

/** What a request to a house is run with. */
export interface RunInHouseOptions extends Omit<CreateOrchestratorOptions, 'packs'>, Omit<OrchestrateOptions, 'budget'> {
  readonly query?: string;
  readonly house?: House;
  readonly onEvent?: (run: OrchestratedRun, count: number, event: OrchestratorEvent) => void;
}

/** What was heard, and what was done in the house. */
export interface RunInHouse extends HeardRun {
  readonly log: readonly string[];
}

/** Runs a request in a house, to its end. */
export async function runInHouse({ query = 'do it', house = createHouse(), onEvent, ...options }: RunInHouseOptions): Promise<RunInHouse> {
  const { conversation, parent, isDryRun } = options;
  const run = createOrchestrator({ ...options, packs: [house.pack] }).run(query, { conversation, parent, isDryRun: isDryRun ?? false });
  const heard = await hearRun(run, (count, event) => onEvent?.(run, count, event));
  return { ...heard, log: house.log };
}

/** An event in short: `call-end 1 succeeded`, `step-end 2 skipped`, `round-start join`. */
export function describeEvent(event: OrchestratorEvent): string {
  switch (event.type) {
    case 'call-end':
      return `call-end ${event.call.id} ${event.outcome.status}`;
    case 'call-planned':
    case 'call-start':
    case 'approval-request':
    case 'approval-end':
      return `${event.type} ${event.call.id}`;
    case 'step-planned':
      return `step-planned ${event.step.number}`;
    case 'step-start':
      return `step-start ${event.step.number} ${event.agentId}`;
    case 'step-end':
      return `step-end ${event.step.number} ${event.outcome.status}`;
    case 'round-start':
      return `round-start ${event.cause.type}`;
    case 'round-end':
      return `round-end ${event.decision?.type ?? 'stopped'}`;
    case 'parse-warning':
      return `parse-warning ${event.code}`;
    case 'budget-exceeded':
      return `budget-exceeded ${event.limit}`;
    case 'answer':
      return `answer ${event.text}`;
    case 'run-end':
      return `run-end ${event.status}`;
    default:
      return event.type;
  }
}
