import {
  continueCalls,
  type AgentEvent,
  type AgentRun,
  type CallId,
  type CallRunner,
  type EndedCall,
  type RunOptions,
  type ToolCall,
  type ToolOutcome,
} from '@octoweave/core';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { askQuestions } from '../input/ask-questions.ts';
import type { Terminal } from '../input/terminal.ts';
import type { PreviewCall } from '../preview/preview-call.ts';
import type { CommandEvent } from '../presentation/command-event.ts';

/** A run to see through to its end. */
export interface CarryOutOptions {
  /** Runs calls again once their questions are answered. */
  readonly runner: CallRunner;
  readonly runOptions?: RunOptions;
  readonly show: (event: CommandEvent) => void;
  /** Says of calls of a dry run what they would send. @defaultValue nothing is said */
  readonly previewCall?: PreviewCall;
  /** Who answers questions; undefined where nobody is there. */
  readonly terminal: Terminal | undefined;
}

type RunEnd = Extract<AgentEvent, { type: 'run-end' }>;

/**
 * Shows a run, asks what its calls need to know, and runs those again with the answers, until nothing is left to ask.
 *
 * - What has ended otherwise is not done again.
 * - The preview of a call follows its `call-end`.
 */
export async function carryOut(
  first: AgentRun,
  { runner, runOptions = {}, show, previewCall, terminal }: CarryOutOptions,
): Promise<ExitStatus> {
  const calls = new Map<CallId, ToolCall>();
  const outcomes = new Map<CallId, ToolOutcome>();
  const note = (event: AgentEvent): void => {
    if (event.type === 'call-planned') calls.set(event.call.id, event.call);
    if (event.type === 'call-end') outcomes.set(event.call.id, event.outcome);
    show(event);
  };
  const preview = async (event: AgentEvent): Promise<void> => {
    if (event.type !== 'call-end' || event.outcome.status !== 'skipped' || event.outcome.reason.type !== 'dry-run' || !event.resolved)
      return;
    const shown = await previewCall?.(event.resolved);
    if (shown) show({ type: 'call-preview', callId: event.call.id, toolId: event.call.toolId, ...shown });
  };
  let run = first;
  for (;;) {
    // Each round needs the answers to the one before.
    const end = await follow(run, async (event) => {
      note(event);
      await preview(event);
    });
    const ended = [...calls.values()].flatMap((call): readonly EndedCall[] => {
      const outcome = outcomes.get(call.id);
      return outcome ? [{ call, outcome }] : [];
    });
    const hasQuestions = end?.status === 'incomplete' && ended.some(({ outcome }) => outcome.status === 'needs-input');
    const answers = hasQuestions && terminal ? await terminal.converse((conversation) => askQuestions(ended, conversation)) : new Map();
    if (answers.size === 0) return statusOf(end, ended);
    run = runner.runCalls(continueCalls(ended, { answers }), runOptions);
  }
}

/** Shows a run to its end. Ctrl-C stops it in order: calls that run are aborted and recorded as such. */
async function follow(run: AgentRun, take: (event: AgentEvent) => Promise<void>): Promise<RunEnd | undefined> {
  const stop = (): void => run.cancel();
  process.once('SIGINT', stop);
  try {
    let end: RunEnd | undefined;
    for await (const event of run) {
      await take(event);
      if (event.type === 'run-end') end = event;
    }
    return end;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** The last run says how it went, but a call of an earlier one may not have succeeded. */
function statusOf(end: RunEnd | undefined, ended: readonly EndedCall[]): ExitStatus {
  switch (end?.status) {
    case 'succeeded':
      return ended.every(({ outcome }) => isDone(outcome)) ? exitStatus.succeeded : exitStatus.incomplete;
    case 'incomplete':
      return exitStatus.incomplete;
    case 'abstained':
      return exitStatus.abstained;
    case 'cancelled':
      return exitStatus.cancelled;
    case undefined:
      return exitStatus.failed;
  }
}

const isDone = (outcome: ToolOutcome): boolean =>
  outcome.status === 'succeeded' || (outcome.status === 'skipped' && outcome.reason.type === 'dry-run');
