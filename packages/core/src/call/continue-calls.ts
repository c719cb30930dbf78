import { dependenciesOf, type CallArgument, type CallId, type ToolCall } from './tool-call.ts';
import type { ToolOutcome } from './tool-outcome.ts';

/** A call and how it ended. */
export interface EndedCall {
  readonly call: ToolCall;
  readonly outcome: ToolOutcome;
}

/** What was answered. */
export interface ContinueCallsOptions {
  /** Arguments in place of those that were missing, not valid or ambiguous, by call and parameter. */
  readonly answers: ReadonlyMap<CallId, Readonly<Record<string, CallArgument>>>;
}

/**
 * The calls to run once questions have been answered: those that asked, and those that were skipped because of them.
 *
 * - Whatever else has ended stays as it ended: references to it become its value, so that nothing is done twice.
 * - A call that also needs one which is not run again stays skipped.
 * - `ended` is in the order in which the calls were planned, and so are they here.
 */
export function continueCalls(ended: readonly EndedCall[], { answers }: ContinueCallsOptions): readonly ToolCall[] {
  const values = new Map(ended.flatMap(({ call, outcome }) => (outcome.status === 'succeeded' ? [[call.id, outcome.value] as const] : [])));
  const continued = new Map<CallId, ToolCall>();
  const settle = (argument: CallArgument): CallArgument => {
    if (argument.type === 'list') return { ...argument, items: argument.items.map(settle) };
    const value = argument.type === 'reference' ? values.get(argument.callId) : undefined;
    return value === undefined ? argument : { type: 'literal', value };
  };
  for (const { call, outcome } of ended) {
    const isAnswered = outcome.status === 'needs-input' && answers.has(call.id);
    const isHeldUp = outcome.status === 'skipped' && outcome.reason.type === 'dependency';
    if (!isAnswered && !(isHeldUp && dependenciesOf(call).every((id) => values.has(id) || continued.has(id)))) continue;
    const settled = Object.fromEntries(Object.entries(call.arguments).map(([name, argument]) => [name, settle(argument)]));
    const after = call.after?.filter((id) => continued.has(id));
    continued.set(call.id, { ...call, arguments: { ...settled, ...answers.get(call.id) }, ...(after && { after }) });
  }
  return [...continued.values()];
}
