import type { DependOnSteps } from './step-agent.ts';

/** Each step waits for the one before it, as Octo-planner's do. */
export const dependOnPrevious: DependOnSteps = (_, earlier) => earlier.slice(-1).map(({ number }) => number);

/** Words that stand for something said or found before. */
const backWords = /\b(?:it|its|he|him|his|she|her|they|them|their|that|this|those|these|there|then|same|result|also|too|again)\b/iu;

/**
 * A step waits for all before it where it speaks of what came before ("send it to them"), and for none where it does not.
 *
 * - For English, and for agents whose models may work at the same time. Where it matters in which order devices are changed, use
 *   `dependOnPrevious`.
 */
export const dependWhereReferring: DependOnSteps = ({ text }, earlier) => (backWords.test(text) ? earlier.map(({ number }) => number) : []);
