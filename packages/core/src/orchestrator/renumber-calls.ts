import type { PlanStep } from '../agent/plan-step.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import { literal, type CallArgument, type CallId, type ToolCall } from '../call/tool-call.ts';

/** What calls are numbered on from. */
export interface RenumberCallsOptions {
  /** A number that no call of the run has. */
  readonly takeNumber: () => number;
  /** Calls that have ended, which an answer may refer to. */
  readonly observed: readonly EndedCall[];
}

/**
 * Numbers the calls of one answer on from those of a run: an action model counts from 1, or from what it was told of.
 *
 * - Call `2.1`, nested in call `2`, stays nested in it. References are to the same calls as before.
 * - A reference to an observed call is its value; to one that did not succeed, it is missing.
 *
 * Stateful: one for each answer, given its calls in their order.
 */
export function renumberCalls({ takeNumber, observed }: RenumberCallsOptions): (step: PlanStep) => readonly PlanStep[] {
  const outcomes = new Map(observed.map(({ call, outcome }) => [call.id, outcome]));
  const numbers = new Map<string, number>();
  const rename = (id: CallId): CallId => {
    const [first = id, ...nested] = id.split('.');
    return [numbers.get(first) ?? first, ...nested].join('.');
  };
  const settle = (argument: CallArgument): CallArgument => {
    if (argument.type === 'list') return { ...argument, items: argument.items.map(settle) };
    if (argument.type !== 'reference') return argument;
    const outcome = numbers.has(firstPart(argument.callId)) ? undefined : outcomes.get(argument.callId);
    if (!outcome) return { ...argument, callId: rename(argument.callId) };
    return outcome.status === 'succeeded' ? literal(outcome.value) : { type: 'missing' };
  };
  const renumber = (call: ToolCall): ToolCall => {
    const first = firstPart(call.id);
    if (!numbers.has(first)) numbers.set(first, takeNumber());
    return {
      ...call,
      id: rename(call.id),
      arguments: Object.fromEntries(Object.entries(call.arguments).map(([name, argument]) => [name, settle(argument)])),
      ...(call.after && { after: call.after.map(rename) }),
    };
  };
  return (step) => (step.type === 'call' ? [{ type: 'call', call: renumber(step.call) }] : [step]);
}

const firstPart = (id: CallId): string => id.split('.', 1)[0] ?? id;
