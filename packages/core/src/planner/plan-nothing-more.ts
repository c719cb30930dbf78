import type { PlanEvent } from './plan-event.ts';

/** What a planner that reads no outcomes answers where it is asked again: it would only write the same. */
export const nothingMore: readonly PlanEvent[] = [
  { type: 'plan-start', promptTokens: 0, cachedTokens: 0 },
  { type: 'plan-end', reason: 'end-token', decision: { type: 'finish', answer: undefined }, outputTokens: 0, text: '' },
];
