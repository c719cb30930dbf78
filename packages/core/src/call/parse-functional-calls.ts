import { concat, concatMap, defer, takeWhile, type Observable, type OperatorFunction } from 'rxjs';
import type { GenerationEvent } from '../backend/generation-event.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { CallParseEvent } from './call-parse-event.ts';
import { createFunctionalCallParser, type FunctionalCallParser, type FunctionalCallParserOptions } from './functional-call-parser.ts';

/**
 * Reads calls from a generation while it is still being written.
 *
 * - A call is emitted with the token that closes it, before any token of the next.
 * - Completes with `parse-end`; at `<nexa_end>` that is before the source ends, which is then unsubscribed.
 * - An error of the source passes through, and there is no `parse-end`.
 * - Each subscription reads anew.
 */
export function parseFunctionalCalls(options: FunctionalCallParserOptions): OperatorFunction<GenerationEvent, CallParseEvent> {
  return (events: Observable<GenerationEvent>) =>
    defer(() => {
      const parser = createFunctionalCallParser(options);
      return concat(
        events.pipe(concatMap((event) => readEvent(event, parser))),
        defer(() => parser.end()),
      ).pipe(takeWhile(({ type }) => type !== 'parse-end', true));
    });
}

function readEvent(event: GenerationEvent, parser: FunctionalCallParser): readonly CallParseEvent[] {
  switch (event.type) {
    case 'generation-start':
      return [];
    case 'token-delta':
      return parser.push({ type: event.isControl ? 'control' : 'text', text: event.text, probability: event.probability });
    case 'generation-end':
      return parser.end();
    default:
      return assertNever(event);
  }
}
