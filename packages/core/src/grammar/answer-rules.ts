import { controlToken } from '../vocabulary/functional-token.ts';
import { choiceOf, literalOf, referenceTo, repeatOf, sequenceOf, tokenOf, type GrammarRule } from './grammar-rule.ts';

/** What the rules of a whole answer are made from. */
export interface AnswerRulesOptions {
  /** A rule for a call of each tool on offer, by the name of the rule that `required` knows it by. */
  readonly calls: ReadonlyMap<string, GrammarRule>;
  /** Names of those that must be called, in any order; only the first few are obeyed (`mostRequired`). */
  readonly required: readonly string[];
  /** Tokens by one of which the answer may end. */
  readonly elsewhere: readonly string[];
  readonly maximumCalls: number;
}

/** Each one more doubles the rules. */
export const mostRequired = 3;

/**
 * Rules of an answer: `root`, `call`, and what they need. An answer is calls, or abstains; where calls are required, it is calls with these among them.
 *
 * - Which of the required calls are still owed is part of the rule's name, and so is how many others there is room for.
 */
export function answerRules({ calls, required, elsewhere, maximumCalls }: AnswerRulesOptions): readonly (readonly [string, GrammarRule])[] {
  const others = elsewhere.map(tokenOf);
  const rest = others.length === 0 ? [] : [repeatOf(sequenceOf(separator, choiceOf(...others)), { maximum: 1 })];
  const end = tokenOf(controlToken.end);
  const anyCall: readonly [string, GrammarRule] = ['call', choiceOf(...calls.values())];
  const further = (maximum: number): GrammarRule => repeatOf(sequenceOf(separator, referenceTo('call')), { maximum });
  const owed = required.slice(0, Math.min(mostRequired, maximumCalls));
  if (owed.length === 0) {
    const answer = sequenceOf(referenceTo('call'), further(maximumCalls - 1), ...rest);
    return [['root', sequenceOf(choiceOf(answer, tokenOf(controlToken.abstain), ...others), end)], anyCall];
  }
  const room = maximumCalls - owed.length;
  const sets = subsetsOf(owed).filter(({ length }) => length > 0);
  return [
    ['root', sequenceOf(referenceTo(owingName(owed, room)), ...rest, end)],
    anyCall,
    ...sets.map((set): readonly [string, GrammarRule] => [
      besidesName(set),
      choiceOf(...[...calls].flatMap(([name, call]) => (set.includes(name) ? [] : [call]))),
    ]),
    ...sets.flatMap((set) =>
      Array.from({ length: room + 1 }, (_, left): readonly [string, GrammarRule] => [owingName(set, left), owingRule(set, left)]),
    ),
  ];

  function owingRule(set: readonly string[], left: number): GrammarRule {
    const paid = set.map((name) => {
      const still = set.filter((other) => other !== name);
      return sequenceOf(
        calls.get(name) ?? choiceOf(),
        still.length === 0 ? further(left) : sequenceOf(separator, referenceTo(owingName(still, left))),
      );
    });
    const besides = sequenceOf(referenceTo(besidesName(set)), separator, referenceTo(owingName(set, left - 1)));
    return choiceOf(...paid, ...(left > 0 ? [besides] : []));
  }

  /** The places of the set among those owed: short, and safe in every notation. */
  function placesOf(set: readonly string[]): string {
    return set.map((name) => owed.indexOf(name)).join('-');
  }
  function owingName(set: readonly string[], left: number): string {
    return `owing-${placesOf(set)}-room-${left}`;
  }
  function besidesName(set: readonly string[]): string {
    return `besides-${placesOf(set)}`;
  }
}

const separator = literalOf(';');

function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  return names.reduce<readonly (readonly string[])[]>((subsets, name) => [...subsets, ...subsets.map((subset) => [...subset, name])], [[]]);
}
