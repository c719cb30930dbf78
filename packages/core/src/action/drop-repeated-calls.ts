import type { CallParseEvent } from '../call/call-parse-event.ts';
import { headExcerpt } from '../call/call-issue.ts';
import { dependenciesOf, type CallArgument, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { ToolLookup } from '../call/tool-lookup.ts';

/**
 * Turns a call that only repeats the one before it into a `parse-warning`; small models stammer.
 *
 * - Repeated is a call of an idempotent tool with the same arguments as the last call on its device resource: done twice in a row it is the same as
 *   once. "Open, close, open" stays as it is, and so does "louder, louder".
 * - What refers to a dropped call refers to the one it repeats.
 *
 * Stateful: one for each answer, given its events in their order.
 */
export function createRepetitionFilter(lookup: ToolLookup): (event: CallParseEvent) => CallParseEvent {
  const lastOnResource = new Map<string, { readonly written: string; readonly id: CallId }>();
  const repeatedById = new Map<CallId, CallId>();
  const redirect = (argument: CallArgument): CallArgument => {
    if (argument.type === 'reference') return { ...argument, callId: repeatedById.get(argument.callId) ?? argument.callId };
    return argument.type === 'list' ? { ...argument, items: argument.items.map(redirect) } : argument;
  };
  const redirectAll = (call: ToolCall): ToolCall => ({
    ...call,
    arguments: Object.fromEntries(Object.entries(call.arguments).map(([name, argument]) => [name, redirect(argument)])),
  });
  return (event) => {
    if (event.type === 'parse-end') return { ...event, callCount: event.callCount - repeatedById.size };
    if (event.type !== 'call-parsed') return event;
    const { call } = event;
    const definition = lookup(call.toolId);
    if (!definition) return event;
    if (dependenciesOf(call).length > 0) return repeatedById.size > 0 ? { ...event, call: redirectAll(call) } : event;
    const written = JSON.stringify([call.toolId, call.arguments]);
    const last = lastOnResource.get(definition.resource);
    if (!definition.isIdempotent || last?.written !== written) {
      lastOnResource.set(definition.resource, { written, id: call.id });
      return event;
    }
    repeatedById.set(call.id, last.id);
    return {
      type: 'parse-warning',
      code: 'call-repeated',
      message: `${call.toolId} had just been called with the same values; the repetition was dropped.`,
      excerpt: headExcerpt(written),
    };
  };
}
