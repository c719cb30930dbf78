import { controlToken, createRequestText } from '@octoweave/core';
import { draftText, type DraftRequest } from './draft-request.ts';
import type { CheckedExample, TargetSegment } from './training-example.ts';

/**
 * Prints a request with the steps of its plan as an example of a split planner: steps in the person's own words, each complete.
 *
 * - No steps: the request is refused.
 */
export function checkPlanExample(request: DraftRequest, steps: readonly DraftRequest[]): CheckedExample {
  const text = createRequestText(draftText(request));
  const folded = steps.map((step) => createRequestText(draftText(step)).folded);
  if (text.words.length === 0 || folded.includes('')) return { status: 'invalid', reason: 'request-empty' };
  const written = folded.flatMap((step, index): readonly TargetSegment[] => [
    ...(index === 0 ? [] : [{ control: controlToken.split }]),
    step,
  ]);
  const target = steps.length === 0 ? [{ control: controlToken.abstain }] : written;
  return {
    status: 'valid',
    example: { role: controlToken.plan, request: text.folded, target: [...target, { control: controlToken.end }] },
  };
}
