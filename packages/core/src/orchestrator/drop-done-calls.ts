import type { PlanStep } from '../agent/plan-step.ts';
import { headExcerpt } from '../call/call-issue.ts';
import { dependenciesOf, type CallId } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import type { ToolEffect } from '../tool/tool.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { FinishedCall } from './run-calls.ts';
import { settleReferences } from './settle-references.ts';

/** What has been done, and how calls are compared with it. */
export interface DropDoneCallsOptions {
  /** Calls of earlier rounds. */
  readonly finished: readonly FinishedCall[];
  readonly resolve: ScheduleCallsOptions['resolve'];
  readonly effectOf: (id: ToolId) => ToolEffect;
}

/**
 * Turns a call that did its work in an earlier round into a `parse-warning`: a planner that is asked again often writes its whole plan again,
 * and nothing must be sent twice for it.
 *
 * - The same is a call of the same tool with the same values. What refers to it has its value.
 * - What only reads may be read again.
 */
export function dropDoneCalls({ finished, resolve, effectOf }: DropDoneCallsOptions): (step: PlanStep) => readonly PlanStep[] {
  const outcomes = new Map<CallId, ToolOutcome>(finished.map(({ call, outcome }) => [call.id, outcome]));
  const done = new Map<string, JsonValue>();
  for (const { resolved, outcome } of finished)
    if (resolved && outcome.status === 'succeeded')
      done.set(printCall(resolved.toolId, { ...resolved.arguments, ...resolved.said }), outcome.value);
  const values = new Map<CallId, JsonValue>();

  return (step) => {
    if (step.type !== 'call' || done.size === 0) return [step];
    const call = settleReferences(step.call, values);
    if (effectOf(call.toolId) === 'read' || dependenciesOf(call).length > 0) return [{ type: 'call', call }];
    const resolution = resolve(call, outcomes);
    if (resolution.status === 'needs-input') return [{ type: 'call', call }];
    const { toolId, arguments: resolved } = resolution.status === 'resolved' ? resolution.resolved : resolution.said;
    const written = printCall(toolId, resolved);
    const value = done.get(written);
    if (value === undefined) return [{ type: 'call', call }];
    values.set(call.id, value);
    const message = `${toolId} had been called with the same values for this request, and had succeeded; it was not called again.`;
    return [{ type: 'event', event: { type: 'parse-warning', code: 'call-repeated', message, excerpt: headExcerpt(written) } }];
  };
}

function printCall(toolId: ToolId, values: Readonly<Record<string, JsonValue>>): string {
  const inOrder = Object.keys(values)
    .sort()
    .map((name) => [name, values[name]]);
  return JSON.stringify([toolId, inOrder]);
}
