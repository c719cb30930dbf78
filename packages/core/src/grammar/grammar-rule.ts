/** Code points from `from` to `to`, both included. */
export interface CharacterRange {
  readonly from: number;
  readonly to: number;
}

/** One code point inside the ranges, or outside all of them. */
export interface CharactersRule {
  readonly type: 'characters';
  readonly ranges: readonly CharacterRange[];
  readonly isNegated: boolean;
}

/**
 * What may be written at one place, as a tree; engines' notations are printed from it.
 *
 * - `literal`: exactly this text; the empty text matches nothing written.
 * - `choice`: any one option; without options nothing at all matches.
 * - `repeat`: the item from `minimum` to `maximum` times; without a maximum, without end.
 * - `token`: exactly one token of the model's vocabulary, named by its text; text that looks the same is not it.
 * - `reference`: the rule of that name.
 */
export type GrammarRule =
  | { readonly type: 'literal'; readonly text: string }
  | CharactersRule
  | { readonly type: 'sequence'; readonly items: readonly GrammarRule[] }
  | { readonly type: 'choice'; readonly options: readonly GrammarRule[] }
  | { readonly type: 'repeat'; readonly item: GrammarRule; readonly minimum: number; readonly maximum: number | undefined }
  | { readonly type: 'token'; readonly text: string }
  | { readonly type: 'reference'; readonly name: string };

/** Exactly this text. Well-formed Unicode: lone surrogates have no bytes that an engine could produce. */
export const literalOf = (text: string): GrammarRule => ({ type: 'literal', text });

/** One character of the ranges: `charactersIn('0-9', '_')`. */
export const charactersIn = (...ranges: readonly string[]): CharactersRule => ({
  type: 'characters',
  ranges: ranges.map(rangeOf),
  isNegated: false,
});

/**
 * One character outside the ranges.
 *
 * - Exclude ASCII alone: llama.cpp refuses each first byte that could begin an excluded character, so excluding U+0080 would forbid `°`.
 */
export const charactersExcept = (...ranges: readonly string[]): CharactersRule => ({
  type: 'characters',
  ranges: ranges.map(rangeOf),
  isNegated: true,
});

/** One after the other. */
export const sequenceOf = (...items: readonly GrammarRule[]): GrammarRule => ({ type: 'sequence', items });

/** Any one of them. */
export const choiceOf = (...options: readonly GrammarRule[]): GrammarRule => ({ type: 'choice', options });

/** The item again and again. @defaultValue from none, without end */
export const repeatOf = (
  item: GrammarRule,
  { minimum = 0, maximum }: { readonly minimum?: number; readonly maximum?: number | undefined } = {},
): GrammarRule => ({ type: 'repeat', item, minimum, maximum });

/** The item or nothing written. */
export const optional = (item: GrammarRule): GrammarRule => repeatOf(item, { maximum: 1 });

/** One token, by its text. */
export const tokenOf = (text: string): GrammarRule => ({ type: 'token', text });

/** The rule of that name. */
export const referenceTo = (name: string): GrammarRule => ({ type: 'reference', name });

/** Matches nothing written. */
export const nothingWritten: GrammarRule = literalOf('');

/** Matches never; `dropUnproductive` takes it out with all that needs it. */
export const neverMatching: GrammarRule = choiceOf();

/** The parts of a rule, from the left. */
export function childrenOf(rule: GrammarRule): readonly GrammarRule[] {
  switch (rule.type) {
    case 'sequence':
      return rule.items;
    case 'choice':
      return rule.options;
    case 'repeat':
      return [rule.item];
    default:
      return [];
  }
}

/** The rule with each of its parts rewritten; a rule without parts is itself. */
export function mapChildren(rule: GrammarRule, rewrite: (child: GrammarRule) => GrammarRule): GrammarRule {
  switch (rule.type) {
    case 'sequence':
      return sequenceOf(...rule.items.map(rewrite));
    case 'choice':
      return choiceOf(...rule.options.map(rewrite));
    case 'repeat':
      return repeatOf(rewrite(rule.item), rule);
    default:
      return rule;
  }
}

/** `a-z`, or one character. */
function rangeOf(text: string): CharacterRange {
  const [from = '', dash, to = from] = [...text];
  return { from: codePointOf(from), to: codePointOf(dash === undefined ? from : to) };
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
