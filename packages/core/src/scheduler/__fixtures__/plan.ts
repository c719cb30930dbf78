import type { ResolvedCall } from '../../call/resolved-call.ts';
import { reference, type CallId, type ToolCall } from '../../call/tool-call.ts';
import type { ToolOutcome } from '../../call/tool-outcome.ts';
import type { CallResolution } from '../../graph/resolve-arguments.ts';
import type { CallEvent } from '../call-event.ts';

/** A call that needs the outcomes of others. */
export const callOf = (id: CallId, needs: readonly CallId[] = []): ToolCall => ({
  id,
  toolId: 'home.act',
  arguments: Object.fromEntries(needs.map((needed) => [`value_${needed}`, reference(needed)])),
});

/** A call as a device would be sent it. */
export const resolvedOf = ({ id, toolId }: ToolCall): ResolvedCall => ({ id, toolId, arguments: {} });

/** Resolves every call. */
export const resolveAny = (call: ToolCall): CallResolution => ({ status: 'resolved', resolved: resolvedOf(call) });

export const succeeded: ToolOutcome = { status: 'succeeded', value: null, changes: [] };
export const failed: ToolOutcome = { status: 'failed', code: 'jammed', message: 'It is jammed.', advice: undefined, changes: [] };
export const denied: ToolOutcome = { status: 'denied', message: 'Not now.' };

/** An event in words: `start 1`, `end 2 skipped for 1`. */
export function describeEvent(event: CallEvent): string {
  const { type, call } = event;
  if (type !== 'call-end') return `${type.replace(/^call-/u, '')} ${call.id}`;
  const { outcome } = event;
  const reason = outcome.status === 'skipped' && outcome.reason.type === 'dependency' ? ` for ${outcome.reason.callId}` : '';
  return `end ${call.id} ${outcome.status}${reason}`;
}
