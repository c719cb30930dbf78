import { headExcerpt, tailExcerpt } from '../call/call-issue.ts';
import { createRequestText } from '../call/request-text.ts';
import type { ParseEndReason } from '../call/call-parse-event.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { PlanDecision, PlanIssueCode, PlanParseEvent } from './plan-event.ts';
import type { PlanParser } from './plan-parser.ts';
import type { PlanRequest } from './planner.ts';

/** The most steps of one plan (Octo-planner, section 3.1). */
export const mostSteps = 5;

/**
 * Reads steps joined by `<nexa_split>`, up to `<nexa_end>`, as tokens: a mark that somebody typed is part of a step.
 *
 * - `<nexa_abstain>` in place of a first step: nothing is to be done, and nobody is asked again.
 * - White space around and inside a step is one space.
 * - A step that was there already is dropped, unless every word of it was said as often ("louder, louder"); small models stammer, and a message must
 *   not go out twice.
 */
export function createSplitPlanParser(request?: Pick<PlanRequest, 'text'>): PlanParser {
  let events: PlanParseEvent[] = [];
  let written = '';
  const steps: string[] = [];
  let isEnded = false;

  const warn = (code: PlanIssueCode, message: string, excerpt: string): void => {
    events.push({ type: 'parse-warning', code, message, excerpt });
  };
  const takeEvents = (): readonly PlanParseEvent[] => {
    const taken = events;
    events = [];
    return taken;
  };
  const closeStep = (): void => {
    const text = written.trim().replaceAll(/\s+/gu, ' ');
    written = '';
    if (text === '') return warn('step-empty', 'A step has no words; it was dropped.', '');
    const times = steps.filter((step) => step === text).length + 1;
    if (request && times > 1 && !isSaid(text, times, request))
      return warn('step-repeated', 'A step like this is in the plan already, and was asked for once; it was dropped.', headExcerpt(text));
    if (steps.length === mostSteps)
      return warn('step-extra', `A plan has at most ${mostSteps} steps; this one was dropped.`, headExcerpt(text));
    steps.push(text);
    events.push({ type: 'step-parsed', step: { number: steps.length, text } });
  };
  const finish = (reason: ParseEndReason, decision: PlanDecision = { type: 'join' }): void => {
    isEnded = true;
    events.push({ type: 'parse-end', reason, decision });
  };

  return {
    push: ({ type, text }) => {
      if (isEnded) return [];
      if (type === 'text') written += text;
      else if (text === controlToken.split) closeStep();
      else if (text === controlToken.abstain && steps.length === 0 && written.trim() === '')
        finish('end-token', { type: 'finish', answer: undefined });
      else if (text === controlToken.end) {
        closeStep();
        finish('end-token');
      } else warn('control-unexpected', 'This control token has no place here; it was ignored.', headExcerpt(text));
      return takeEvents();
    },
    end: ({ isCutOff }) => {
      if (isEnded) return [];
      if (!isCutOff) closeStep();
      else if (written.trim() !== '')
        warn('step-unfinished', 'Writing broke off inside this step; it was dropped.', tailExcerpt(written.trim()));
      finish('stream-end');
      return takeEvents();
    },
  };
}

/** Whether each word of a step was said so many times. */
function isSaid(step: string, times: number, { text }: Pick<PlanRequest, 'text'>): boolean {
  const said = text.words.map(({ core }) => core);
  return createRequestText(step).words.every(({ core }) => said.filter((word) => word === core).length >= times);
}
