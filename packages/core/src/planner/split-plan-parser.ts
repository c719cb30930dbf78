import { headExcerpt, tailExcerpt } from '../call/call-issue.ts';
import type { ParseEndReason } from '../call/call-parse-event.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { PlanDecision, PlanIssueCode, PlanParseEvent } from './plan-event.ts';
import type { PlanParser } from './plan-parser.ts';

/** The most steps of one plan (Octo-planner, section 3.1). */
export const mostSteps = 5;

/**
 * Reads steps joined by `<nexa_split>`, up to `<nexa_end>`, as tokens: a mark that somebody typed is part of a step.
 *
 * - `<nexa_abstain>` in place of a first step: nothing is to be done, and nobody is asked again.
 * - White space around and inside a step is one space.
 */
export function createSplitPlanParser(): PlanParser {
  let events: PlanParseEvent[] = [];
  let written = '';
  let stepCount = 0;
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
    if (stepCount === mostSteps)
      return warn('step-extra', `A plan has at most ${mostSteps} steps; this one was dropped.`, headExcerpt(text));
    stepCount += 1;
    events.push({ type: 'step-parsed', step: { number: stepCount, text } });
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
      else if (text === controlToken.abstain && stepCount === 0 && written.trim() === '')
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
