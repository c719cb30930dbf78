import { mapRules, type CallGrammar } from '../call-grammar.ts';
import { GrammarCompileError } from '../grammar-compile-error.ts';
import { choiceOf, mapChildren, neverMatching, nothingWritten, type GrammarRule } from '../grammar-rule.ts';

/**
 * Takes out what can never match, so that no engine can be led to a dead end. The language stays the same.
 *
 * - Rules that never match stay, empty, for `dropUnreachable` to take out.
 *
 * @throws {GrammarCompileError} `grammar-empty` where the root never matches.
 */
export function dropUnproductive(grammar: CallGrammar): CallGrammar {
  const productive = productiveRules(grammar);
  if (!productive.has(grammar.root))
    throw new GrammarCompileError({ code: 'grammar-empty', path: grammar.root, construct: 'no rule of it can be completed' });
  const prune = (rule: GrammarRule): GrammarRule => {
    if (!canMatch(rule, productive)) return neverMatching;
    if (rule.type === 'repeat' && !canMatch(rule.item, productive)) return nothingWritten;
    if (rule.type === 'choice') return choiceOf(...rule.options.filter((option) => canMatch(option, productive)).map(prune));
    return mapChildren(rule, prune);
  };
  return mapRules(grammar, prune);
}

/** Names of rules that some finite text matches. Later rules first, since rules refer to later ones. */
function productiveRules({ rules }: CallGrammar): ReadonlySet<string> {
  const productive = new Set<string>();
  const open = new Map([...rules].toReversed());
  for (let before = -1; before !== productive.size;) {
    before = productive.size;
    for (const [name, rule] of open)
      if (canMatch(rule, productive)) {
        productive.add(name);
        open.delete(name);
      }
  }
  return productive;
}

function canMatch(rule: GrammarRule, productive: ReadonlySet<string>): boolean {
  switch (rule.type) {
    case 'literal':
    case 'token':
      return true;
    case 'characters':
      return rule.isNegated || rule.ranges.length > 0;
    case 'sequence':
      return rule.items.every((item) => canMatch(item, productive));
    case 'choice':
      return rule.options.some((option) => canMatch(option, productive));
    case 'repeat':
      return rule.minimum === 0 || canMatch(rule.item, productive);
    case 'reference':
      return productive.has(rule.name);
  }
}
