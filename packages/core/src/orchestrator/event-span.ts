import { map, type OperatorFunction } from 'rxjs';
import type { RunId } from '../journal/journal-entry.ts';
import type { EventTrace, OrchestratorEvent, OrchestratorEventBody } from './orchestrator-event.ts';

/** A stretch of a run that events belong to. */
export type EventSpan = Pick<EventTrace, 'spanId' | 'parentId' | 'roundNumber' | 'stepNumber'>;

/** An event in its span, before it has a time. */
export interface SpannedEvent {
  readonly span: EventSpan;
  readonly event: OrchestratorEventBody;
}

/** The whole of a run. */
export const runSpan: EventSpan = { spanId: 'run', parentId: undefined, roundNumber: undefined, stepNumber: undefined };

/** A span within another, in its round and step unless it is one itself. */
export function innerSpan(outer: EventSpan, name: string, place: Partial<Pick<EventSpan, 'roundNumber' | 'stepNumber'>> = {}): EventSpan {
  const { spanId, roundNumber, stepNumber } = outer;
  return { spanId: `${spanId}/${name}`, parentId: spanId, roundNumber, stepNumber, ...place };
}

/** What events are traced with. */
export interface TraceEventsOptions {
  readonly runId: RunId;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** The time at which the run began. */
  readonly startedAt: number;
}

/** Gives events their trace. */
export function traceEvents({ runId, now, startedAt }: TraceEventsOptions): OperatorFunction<SpannedEvent, OrchestratorEvent> {
  return map(({ span, event }, index) => ({ ...event, runId, sequence: index + 1, atMs: now() - startedAt, ...span }));
}
