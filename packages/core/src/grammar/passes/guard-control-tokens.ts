import { mapRules, type CallGrammar } from '../call-grammar.ts';
import {
  choiceOf,
  literalOf,
  mapChildren,
  neverMatching,
  sequenceOf,
  tokenOf,
  type CharacterRange,
  type CharactersRule,
  type GrammarRule,
} from '../grammar-rule.ts';

/** The character every reserved control token begins with. */
export const guardedCharacter = '<';

/** How a guarded grammar may write the character `<`. */
export interface GuardControlTokensOptions {
  /** Whether the engine can be told the id of its plain token `<`. Without it, no text that holds `<` can be written. */
  readonly knowsPlainToken: boolean;
}

/**
 * Makes it impossible to write a control token where text belongs.
 *
 * Engines match text against the pieces of tokens, and a control token's piece is its text: both `[^']` and the literal `<nexa_3>`, typed
 * by a person and copied, admit the token `<nexa_3>` (llama.cpp, seen in v0.4.0; XGrammar by its source). Afterwards text holds `<` only as
 * the plain token of that name, and a token cannot begin before it and go on after it.
 *
 * - The language becomes smaller where the plain token is not known: words and values that hold `<` cannot be written.
 * - Covers control tokens that begin with `<`; those of other shapes are for the backend to forbid by id.
 */
export function guardControlTokens(grammar: CallGrammar, { knowsPlainToken }: GuardControlTokensOptions): CallGrammar {
  const plain = knowsPlainToken ? tokenOf(guardedCharacter) : neverMatching;
  const guard = (rule: GrammarRule): GrammarRule => {
    switch (rule.type) {
      case 'literal':
        return rule.text.includes(guardedCharacter) ? guardLiteral(rule.text, plain) : rule;
      case 'characters':
        return admits(rule) ? choiceOf(withoutGuarded(rule), plain) : rule;
      default:
        return mapChildren(rule, guard);
    }
  };
  return mapRules(grammar, guard);
}

const guardedPoint = 0x3c;

function guardLiteral(text: string, plain: GrammarRule): GrammarRule {
  return sequenceOf(...text.split(guardedCharacter).flatMap((part, index) => (index === 0 ? [literalOf(part)] : [plain, literalOf(part)])));
}

function admits({ ranges, isNegated }: CharactersRule): boolean {
  return ranges.some(({ from, to }) => from <= guardedPoint && guardedPoint <= to) !== isNegated;
}

function withoutGuarded({ ranges, isNegated }: CharactersRule): CharactersRule {
  if (isNegated) return { type: 'characters', isNegated, ranges: [...ranges, { from: guardedPoint, to: guardedPoint }] };
  const split = ({ from, to }: CharacterRange): readonly CharacterRange[] =>
    from <= guardedPoint && guardedPoint <= to
      ? [
          { from, to: guardedPoint - 1 },
          { from: guardedPoint + 1, to },
        ]
      : [{ from, to }];
  return { type: 'characters', isNegated, ranges: ranges.flatMap(split).filter(({ from, to }) => from <= to) };
}
