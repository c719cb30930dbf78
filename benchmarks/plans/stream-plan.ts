import { asyncScheduler, concat, delay, from, mergeMap, of, type Observable, type SchedulerLike } from 'rxjs';
import type { GenerationEvent } from '@octoweave/core';

/** How fast a small model writes on a phone. */
export const tokenMs: number = 1000 / 20;

const charactersPerToken = 4;

/** The tokens of a text. */
export const tokensOf = (text: string): readonly string[] => text.match(new RegExp(`[^]{1,${charactersPerToken}}`, 'gu')) ?? [];

/** When a model has written the text up to an offset, in milliseconds. */
export const writtenAtMs = (offset: number): number => Math.ceil(offset / charactersPerToken) * tokenMs;

/** A model that writes a text, a token every `tokenMs`. No token is late because the one before it was. */
export function streamPlan(text: string, scheduler: SchedulerLike = asyncScheduler): Observable<GenerationEvent> {
  const tokens = tokensOf(text);
  const events = tokens.map((token): GenerationEvent => ({
    type: 'token-delta',
    tokenId: 0,
    isControl: false,
    text: token,
    probability: undefined,
  }));
  const start: GenerationEvent = { type: 'generation-start', promptTokens: 0, cachedTokens: 0 };
  const end: GenerationEvent = { type: 'generation-end', reason: 'end-of-generation', outputTokens: tokens.length };
  return concat(of(start), from(events).pipe(mergeMap((event, index) => of(event).pipe(delay((index + 1) * tokenMs, scheduler)))), of(end));
}
