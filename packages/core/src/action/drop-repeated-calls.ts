import type { CallParseEvent } from '../call/call-parse-event.ts';
import { headExcerpt } from '../call/call-issue.ts';
import { dependenciesOf } from '../call/tool-call.ts';
import type { ToolLookup } from '../call/tool-lookup.ts';

/**
 * Turns a call that only repeats the one before it into a `parse-warning`; small models stammer.
 *
 * - Repeated is a call of an idempotent tool with the same arguments as the last call on its device resource: done twice in a row it is the same as
 *   once. "Open, close, open" stays as it is, and so does "louder, louder".
 * - For answers in which no call refers to another: what refers to a dropped call would be left without it.
 *
 * Stateful: one for each answer, given its events in their order.
 */
export function createRepetitionFilter(lookup: ToolLookup): (event: CallParseEvent) => CallParseEvent {
  const lastOnResource = new Map<string, string>();
  let dropped = 0;
  return (event) => {
    if (event.type === 'parse-end') return { ...event, callCount: event.callCount - dropped };
    if (event.type !== 'call-parsed') return event;
    const { call } = event;
    const definition = lookup(call.toolId);
    if (!definition || dependenciesOf(call).length > 0) return event;
    const written = JSON.stringify([call.toolId, call.arguments]);
    const isRepeated = definition.isIdempotent && lastOnResource.get(definition.resource) === written;
    lastOnResource.set(definition.resource, written);
    if (!isRepeated) return event;
    dropped += 1;
    return {
      type: 'parse-warning',
      code: 'call-repeated',
      message: `${call.toolId} had just been called with the same values; the repetition was dropped.`,
      excerpt: headExcerpt(written),
    };
  };
}
