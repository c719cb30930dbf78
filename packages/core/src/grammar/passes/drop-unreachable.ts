import type { CallGrammar } from '../call-grammar.ts';
import { GrammarCompileError } from '../grammar-compile-error.ts';
import { childrenOf, type GrammarRule } from '../grammar-rule.ts';

/**
 * Takes out rules that the root does not lead to. The language stays the same.
 *
 * @throws {GrammarCompileError} `grammar-rule-unknown` for a reference that leads nowhere.
 */
export function dropUnreachable({ root, rules }: CallGrammar): CallGrammar {
  const reached = new Set<string>();
  const open: { readonly name: string; readonly from: string }[] = [{ name: root, from: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, from } = next;
    if (reached.has(name)) continue;
    const rule = rules.get(name);
    if (rule === undefined) throw new GrammarCompileError({ code: 'grammar-rule-unknown', path: from, construct: name });
    reached.add(name);
    open.push(...referencesIn(rule).map((reference) => ({ name: reference, from: name })));
  }
  return { root, rules: new Map([...rules].filter(([name]) => reached.has(name))) };
}

function referencesIn(rule: GrammarRule): readonly string[] {
  return rule.type === 'reference' ? [rule.name] : childrenOf(rule).flatMap(referencesIn);
}
