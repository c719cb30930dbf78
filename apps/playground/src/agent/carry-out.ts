import {
  continueCalls,
  type Agent,
  type AgentEvent,
  type AgentRun,
  type CallArgument,
  type CallId,
  type RunCallsOptions,
} from '@octoweave/core';
import { signal, type ReadonlySignal } from '@preact/signals';
import { continueRun, delayed, emptyRun, noteEvent, type RunRecord } from '../run/run-record.ts';

/** What was answered, by call and parameter. */
export type Answers = ReadonlyMap<CallId, Readonly<Record<string, CallArgument>>>;

/** One request after the other, each seen through to its end. */
export interface RunFollower {
  /** The run that goes on, or the last one. */
  readonly record: ReadonlySignal<RunRecord | undefined>;
  readonly isRunning: ReadonlySignal<boolean>;
  /** Resolves at the end of the run. @throws whatever the run throws. */
  follow(run: AgentRun, query: string): Promise<void>;
  /** Runs the calls again that had a question. @throws whatever the run throws. */
  goOn(agent: Agent, answers: Answers, options?: RunCallsOptions): Promise<void>;
  /** Ends the run in order. Harmless where there is none. */
  stop(): void;
}

/** Follows runs; `onEvent` hears every event after it is in the record. */
export function createRunFollower({ onEvent }: { readonly onEvent: (event: AgentEvent) => void }): RunFollower {
  const record = signal<RunRecord | undefined>(undefined);
  const isRunning = signal(false);
  let present: AgentRun | undefined;

  const hear = async (run: AgentRun, begun: RunRecord): Promise<void> => {
    const beginMs = begun.events.at(-1)?.atMs ?? 0;
    record.value = begun;
    present = run;
    isRunning.value = true;
    try {
      for await (const event of run) {
        record.value = noteEvent(record.value, delayed(event, beginMs));
        onEvent(event);
      }
    } finally {
      present = undefined;
      isRunning.value = false;
    }
  };

  return {
    record,
    isRunning,
    follow: (run, query) => hear(run, emptyRun(query)),
    async goOn(agent, answers, options) {
      const ended = record.value;
      if (!ended) return;
      const calls = ended.calls.flatMap(({ call, outcome }) => (outcome ? [{ call, outcome }] : []));
      await hear(agent.runCalls(continueCalls(calls, { answers }), options), continueRun(ended));
    },
    stop: () => present?.cancel(),
  };
}
