import type { GrammarRule } from './grammar-rule.ts';

/**
 * Everything a model may answer, as named rules in the order in which people read them.
 *
 * - Rules are named by letters, digits and hyphens, beginning with a letter: a name in every notation.
 * - No rule begins with itself: no notation of engines takes left recursion.
 */
export interface CallGrammar {
  /** The name of the rule an answer as a whole must match. */
  readonly root: string;
  readonly rules: ReadonlyMap<string, GrammarRule>;
}

/** The grammar with every rule rewritten; names and order stay. */
export function mapRules({ root, rules }: CallGrammar, rewrite: (rule: GrammarRule, name: string) => GrammarRule): CallGrammar {
  return { root, rules: new Map([...rules].map(([name, rule]) => [name, rewrite(rule, name)])) };
}
