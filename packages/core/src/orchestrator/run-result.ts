import type { RoundResult } from './carry-out-round.ts';
import { hasContent, hasFallenShort } from './next-cause.ts';
import type { OrchestrationStatus } from './orchestrator-event.ts';
import type { RunStop } from './run-context.ts';

/** What a run came to. */
export interface RunResult {
  readonly status: OrchestrationStatus;
  readonly answer: string | undefined;
}

/**
 * What the rounds of a run come to.
 *
 * - It is judged by the last plan that held anything. A planner that wanted yet another plan and was not asked for it is not done.
 * - An answer counts where nothing that was planned with it fell short, since it was written before that was known.
 */
export function resultOf(rounds: readonly RoundResult[], stop: RunStop | undefined): RunResult {
  const last = rounds.at(-1);
  const isAnswer = !stop && last?.decision?.type === 'finish' && !hasFallenShort(last) && last.ended.every(isSuccess);
  const answer = isAnswer && last.decision.type === 'finish' ? last.decision.answer : undefined;
  return { status: statusOf(rounds, { stop, hasAnswer: answer !== undefined }), answer };
}

const isSuccess = ({ outcome }: RoundResult['ended'][number]): boolean => outcome.status === 'succeeded';

interface StatusOptions {
  readonly stop: RunStop | undefined;
  readonly hasAnswer: boolean;
}

function statusOf(rounds: readonly RoundResult[], { stop, hasAnswer }: StatusOptions): OrchestrationStatus {
  if (stop && stop.type !== 'failed') return stop.type;
  const judged = rounds.findLast(hasContent);
  if (!judged) return hasAnswer ? 'answered' : 'abstained';
  const isUnserved = judged.ended.length === 0 && !judged.hasDropped && judged.steps.every(({ status }) => unserved.has(status));
  if (isUnserved) return 'abstained';
  return hasFallenShort(judged) || rounds.at(-1)?.decision?.type === 'replan' ? 'incomplete' : 'succeeded';
}

const unserved: ReadonlySet<string> = new Set(['abstained', 'unrouted']);
