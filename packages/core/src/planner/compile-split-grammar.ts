import { createRequestText, type RequestText } from '../call/request-text.ts';
import type { CallGrammar } from '../grammar/call-grammar.ts';
import { choiceOf, literalOf, optional, referenceTo, repeatOf, sequenceOf, tokenOf, type GrammarRule } from '../grammar/grammar-rule.ts';
import { dropUnproductive } from '../grammar/passes/drop-unproductive.ts';
import { dropUnreachable } from '../grammar/passes/drop-unreachable.ts';
import { fuseLiterals } from '../grammar/passes/fuse-literals.ts';
import { inlineRules } from '../grammar/passes/inline-rules.ts';
import { isSayable } from '../grammar/quoted-text.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { PlanRequest } from './planner.ts';
import { printObservation } from './print-observation.ts';
import { mostSteps } from './split-plan-parser.ts';

/** Words that a step may need to stand alone, whatever was said: "text **the** photo **to** dad". */
export const smallStepWords: readonly string[] = 'a an and at by car for in is it me my of on set that the this to with'.split(' ');

/** How many more words a step may have than the request, small ones not counted: what pronouns stand for is said again. */
const mostWordsAdded = 8;

/**
 * Compiles every plan of steps that serves a request (`octoweave-split/1`): one to five steps, or none.
 *
 * - A step is made of words of the request, of earlier turns and of what came of calls, in any order, and of small words
 *   between them: nothing is invented. A word may lose its punctuation or gain a comma, and a name may
 *   become an owner ("omar's") or an owner a name.
 * - Linear in the words.
 */
export function compileSplitGrammar({ text, conversation = [], observations = [] }: PlanRequest): CallGrammar {
  const earlier = [...conversation.flatMap(({ said, answer = '' }) => [said, answer]), ...observations.map(printObservation)];
  const words = [text, ...earlier.map(createRequestText)].flatMap(wordsOf);
  const rules = new Map<string, GrammarRule>([
    ['root', sequenceOf(choiceOf(referenceTo('step-1'), tokenOf(controlToken.abstain)), tokenOf(controlToken.end))],
    ...Array.from({ length: mostSteps }, (_, index): readonly [string, GrammarRule] => {
      const further = sequenceOf(tokenOf(controlToken.split), referenceTo(`step-${index + 2}`));
      return [`step-${index + 1}`, sequenceOf(referenceTo('step'), ...(index + 1 < mostSteps ? [optional(further)] : []))];
    }),
    // A model that lost its way would otherwise go round in circles.
    [
      'step',
      sequenceOf(
        repeatOf(referenceTo('word'), { minimum: 1, maximum: text.words.length + mostWordsAdded }),
        optional(referenceTo('small-word')),
      ),
    ],
    ['word', sequenceOf(repeatOf(referenceTo('small-word'), { maximum: 2 }), literalOf(' '), referenceTo('said-word'))],
    ['small-word', sequenceOf(literalOf(' '), choiceOf(...smallStepWords.map(literalOf)))],
    ['said-word', choiceOf(...new Map(words.map((word) => [JSON.stringify(word), word])).values())],
  ]);
  return dropUnreachable(fuseLiterals(inlineRules(dropUnproductive({ root: 'root', rules }))));
}

function wordsOf({ words }: RequestText): readonly GrammarRule[] {
  return words
    .filter(({ leading, core, trailing }) => isSayable(`${leading}${core}${trailing}`))
    .map(({ leading, core, trailing }) => {
      const name = core.replace(/'s$/u, '');
      const owner = /\p{L}$/u.test(name) ? [optional(literalOf("'s"))] : [];
      return sequenceOf(...optionally(leading), literalOf(name), ...owner, trailingRule(trailing));
    });
}

/** All of it, the beginning of it ("p.m." of "p.m.,"), a comma, or nothing. */
const trailingRule = (trailing: string): GrammarRule =>
  optional(choiceOf(...[...new Set([',', ...Array.from(trailing, (_, index) => trailing.slice(0, index + 1))])].map(literalOf)));

const optionally = (text: string): readonly GrammarRule[] => (text === '' ? [] : [optional(literalOf(text))]);
