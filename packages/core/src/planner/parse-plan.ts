import { concat, concatMap, defer, takeWhile, type Observable, type OperatorFunction } from 'rxjs';
import type { GenerationEvent } from '../backend/generation-event.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { PlanEvent, PlanParseEvent } from './plan-event.ts';
import type { PlanParser, PlanParserEndOptions } from './plan-parser.ts';

/**
 * Reads a plan from a generation while it is still being written.
 *
 * - Completes with `plan-end`; where the text says that it is complete, that is before the source ends, which is then unsubscribed.
 * - An error of the source passes through, and there is no `plan-end`.
 * - Each subscription reads anew.
 */
export function parsePlan(createParser: () => PlanParser): OperatorFunction<GenerationEvent, PlanEvent> {
  return (events: Observable<GenerationEvent>) =>
    defer(() => {
      const parser = createParser();
      let outputTokens = 0;
      let text = '';
      const told = (parsed: readonly PlanParseEvent[]): readonly PlanEvent[] =>
        parsed.map((event) => (event.type === 'parse-end' ? { ...event, type: 'plan-end', outputTokens, text } : event));
      const readEvent = (event: GenerationEvent): readonly PlanEvent[] => {
        switch (event.type) {
          case 'generation-start':
            return [{ type: 'plan-start', promptTokens: event.promptTokens, cachedTokens: event.cachedTokens }];
          case 'token-delta':
            outputTokens += 1;
            text += event.text;
            return told(parser.push({ type: event.isControl ? 'control' : 'text', text: event.text }));
          case 'generation-end':
            ({ outputTokens } = event);
            return told(parser.end({ isCutOff: event.reason === 'max-tokens' }));
          default:
            return assertNever(event);
        }
      };
      return concat(
        events.pipe(concatMap(readEvent)),
        defer(() => told(parser.end({ isCutOff: true }))),
      ).pipe(takeWhile(({ type }) => type !== 'plan-end', true));
    });
}

/**
 * Reads a plan from pieces of text, none of which is a control token.
 *
 * - Completes with `parse-end`, and as `parsePlan` does otherwise. A source that completes had written all it wanted.
 */
export function parsePlanText(
  createParser: () => PlanParser,
  { isCutOff }: PlanParserEndOptions = { isCutOff: false },
): OperatorFunction<string, PlanParseEvent> {
  return (pieces: Observable<string>) =>
    defer(() => {
      const parser = createParser();
      return concat(
        pieces.pipe(concatMap((text) => parser.push({ type: 'text', text }))),
        defer(() => parser.end({ isCutOff })),
      ).pipe(takeWhile(({ type }) => type !== 'parse-end', true));
    });
}
