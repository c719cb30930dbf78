import type { PlanStep } from '../agent/plan-step.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { CallArgument, CallId, ToolCall } from '../call/tool-call.ts';
import type { JsonValue } from '../internal/json.ts';
import { settleReferences } from './settle-references.ts';

/**
 * Takes what an earlier step's call gave for a call inside another one that asks for the same: after "take a selfie", "text the selfie to dad"
 * sends that one and takes no second.
 *
 * - The same is the same tool, with no argument that the earlier call lacked or had otherwise ("the photo" is the front photo taken before).
 *   A value that is missing is no other: "email the link" need not say once more for when. The latest call counts.
 * - A call that stands by itself is carried out: "take another one" is an order.
 *
 * Stateful: one for each answer, given its calls in their order, inner ones first.
 */
export function reuseOutcomes(earlier: readonly EndedCall[]): (step: PlanStep) => readonly PlanStep[] {
  const latestFirst = earlier.toReversed();
  const values = new Map<CallId, JsonValue>();
  return (step) => {
    if (step.type !== 'call') return [step];
    const call = settleReferences(step.call, values);
    const done = isInner(call) ? latestFirst.find((ended) => gives(ended, call)) : undefined;
    if (done?.outcome.status !== 'succeeded') return [{ type: 'call', call }];
    values.set(call.id, done.outcome.value);
    return [];
  };
}

const isInner = ({ id }: ToolCall): boolean => id.includes('.');

function gives({ call: done, outcome }: EndedCall, call: ToolCall): boolean {
  if (outcome.status !== 'succeeded' || done.toolId !== call.toolId) return false;
  return Object.entries(call.arguments).every(
    ([name, argument]) => argument.type === 'missing' || print(done.arguments[name]) === print(argument),
  );
}

/** Words are the same however they are written. */
const print = (argument: CallArgument | undefined): string | undefined => JSON.stringify(argument)?.toLowerCase();
