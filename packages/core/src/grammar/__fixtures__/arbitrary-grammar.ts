import * as fc from 'fast-check';
import type { PromptSegment } from '../../backend/prompt-segment.ts';
import type { CallGrammar } from '../call-grammar.ts';
import {
  charactersExcept,
  charactersIn,
  choiceOf,
  literalOf,
  referenceTo,
  repeatOf,
  sequenceOf,
  tokenOf,
  type GrammarRule,
} from '../grammar-rule.ts';

const alphabet = ['a', 'b', '<', '"'];

const names = ['root', 'one', 'two', 'three'];

/** Rules of a name refer to later names, or to any after a terminal: never left-recursive. */
const arbitraryRule = (index: number): fc.Arbitrary<GrammarRule> =>
  fc.letrec<{ rule: GrammarRule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('', 'a', 'ab', 'a<b', '<', '"').map(literalOf),
      fc.constantFrom(charactersIn('a-b'), charactersIn('<', 'a'), charactersExcept('a'), charactersExcept('<', '"'), charactersIn('!-~')),
      fc.constantFrom(tokenOf('<x>'), tokenOf('<y>')),
      index + 1 < names.length ? fc.constantFrom(...names.slice(index + 1)).map(referenceTo) : fc.constant(literalOf('b')),
      fc.constantFrom(...names).map((name) => sequenceOf(literalOf('a'), referenceTo(name))),
      fc.array(tie('rule'), { maxLength: 3 }).map((items) => sequenceOf(...items)),
      fc.array(tie('rule'), { maxLength: 3 }).map((options) => choiceOf(...options)),
      fc
        .tuple(tie('rule'), fc.nat({ max: 2 }), fc.option(fc.nat({ max: 2 }), { nil: undefined }))
        .map(([item, minimum, more]) => repeatOf(item, { minimum, maximum: more === undefined ? undefined : minimum + more })),
    ),
  })).rule;

/** Small grammars of every construct, over letters, `<`, quotes and two control tokens. */
export const arbitraryGrammar: fc.Arbitrary<CallGrammar> = fc
  .tuple(...names.map((_, index) => arbitraryRule(index)))
  .map((rules) => ({ root: 'root', rules: new Map(rules.map((rule, index) => [names[index] ?? '', rule])) }));

/** Short answers that such grammars may or may not accept. */
export const arbitraryPieces: fc.Arbitrary<readonly PromptSegment[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 3 })
        .map((text): PromptSegment => ({ type: 'text', text })),
    },
    { weight: 1, arbitrary: fc.constantFrom('<x>', '<y>').map((text): PromptSegment => ({ type: 'control', text })) },
  ),
  { maxLength: 4 },
);
