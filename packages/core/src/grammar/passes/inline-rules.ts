import { mapRules, type CallGrammar } from '../call-grammar.ts';
import { mapChildren, type GrammarRule } from '../grammar-rule.ts';

/**
 * Puts rules of a single terminal, and names for other rules, in place of the references to them. The language stays the same.
 *
 * - The rules themselves stay, for `dropUnreachable` to take out.
 */
export function inlineRules(grammar: CallGrammar): CallGrammar {
  const resolve = (rule: GrammarRule, followed: ReadonlySet<string> = new Set()): GrammarRule => {
    if (rule.type !== 'reference' || followed.has(rule.name)) return rule;
    const target = grammar.rules.get(rule.name);
    switch (target?.type) {
      case 'literal':
      case 'characters':
      case 'token':
        return target;
      case 'reference':
        return resolve(target, new Set([...followed, rule.name]));
      default:
        return rule;
    }
  };
  const rewrite = (rule: GrammarRule): GrammarRule => (rule.type === 'reference' ? resolve(rule) : mapChildren(rule, rewrite));
  return mapRules(grammar, rewrite);
}
