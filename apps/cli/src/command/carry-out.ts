import {
  continueCalls,
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
import type { CommandEvent } from '../presentation/command-event.ts';
import { exitStatusOf, followRun, type FollowRunOptions } from './follow-run.ts';

/** A run to see through to its end. */
export interface CarryOutOptions extends FollowRunOptions {
  /** Runs calls again once their questions are answered. */
  readonly runner: CallRunner;
  readonly runOptions?: RunOptions;
  /** Who answers questions; undefined where nobody is there. */
  readonly terminal: Terminal | undefined;
}

/**
 * Shows a run, asks what its calls need to know, and runs those again with the answers, until nothing is left to ask.
 *
 * - What has ended otherwise is not done again.
 */
export async function carryOut(
  first: AgentRun,
  { runner, runOptions = {}, show, previewCall, terminal }: CarryOutOptions,
): Promise<ExitStatus> {
  const calls = new Map<CallId, ToolCall>();
  const outcomes = new Map<CallId, ToolOutcome>();
  const note = (event: CommandEvent): void => {
    if (event.type === 'call-planned') calls.set(event.call.id, event.call);
    if (event.type === 'call-end') outcomes.set(event.call.id, event.outcome);
    show(event);
  };
  let run = first;
  for (;;) {
    // Each round needs the answers to the one before.
    const end = await followRun(run, { show: note, previewCall });
    const ended = [...calls.values()].flatMap((call): readonly EndedCall[] => {
      const outcome = outcomes.get(call.id);
      return outcome ? [{ call, outcome }] : [];
    });
    const hasQuestions = end?.status === 'incomplete' && ended.some(({ outcome }) => outcome.status === 'needs-input');
    const answers = hasQuestions && terminal ? await terminal.converse((conversation) => askQuestions(ended, conversation)) : new Map();
    if (answers.size === 0) return statusOf(exitStatusOf(end?.status), ended);
    run = runner.runCalls(continueCalls(ended, { answers }), runOptions);
  }
}

/** The last run says how it went, but a call of an earlier one may not have succeeded. */
const statusOf = (last: ExitStatus, ended: readonly EndedCall[]): ExitStatus =>
  last === exitStatus.succeeded && !ended.every(({ outcome }) => isDone(outcome)) ? exitStatus.incomplete : last;

const isDone = (outcome: ToolOutcome): boolean =>
  outcome.status === 'succeeded' || (outcome.status === 'skipped' && outcome.reason.type === 'dry-run');
