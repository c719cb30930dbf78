import type { CallGrammar } from './call-grammar.ts';
import { GrammarCompileError } from './grammar-compile-error.ts';
import type { CharacterRange, GrammarRule } from './grammar-rule.ts';

/** One step of a `MatchProgram`; `next` and `entry` are addresses of instructions. */
export type MatchInstruction =
  | { readonly type: 'characters'; readonly ranges: readonly CharacterRange[]; readonly isNegated: boolean; readonly next: number }
  | { readonly type: 'token'; readonly text: string; readonly next: number }
  | { readonly type: 'split'; readonly next: readonly number[] }
  | { readonly type: 'call'; readonly entry: number; readonly next: number }
  | { readonly type: 'return' };

/** A grammar as steps of a machine with a stack, for `createCallMatcher`. */
export interface MatchProgram {
  readonly start: number;
  readonly instructions: readonly MatchInstruction[];
}

/** The one instruction all rules end in. */
const returnAddress = 0;

/**
 * Compiles each rule into instructions, from its end to its beginning.
 *
 * @throws {GrammarCompileError} `grammar-rule-unknown` for a reference that leads nowhere.
 */
export function compileMatchProgram({ root, rules }: CallGrammar): MatchProgram {
  const instructions: MatchInstruction[] = [{ type: 'return' }];
  const add = (instruction: MatchInstruction): number => instructions.push(instruction) - 1;
  // Each rule begins with an instruction of its own, known before the rule is compiled, since rules may need each other.
  const entries = new Map([...rules.keys()].map((name) => [name, add({ type: 'split', next: [] })]));

  const compileRule = (rule: GrammarRule, next: number, path: string): number => {
    const compile = (part: GrammarRule, following: number): number => compileRule(part, following, path);
    switch (rule.type) {
      case 'literal':
        return [...rule.text].reduceRight((following, character) => {
          const point = character.codePointAt(0) ?? 0;
          return add({ type: 'characters', ranges: [{ from: point, to: point }], isNegated: false, next: following });
        }, next);
      case 'characters':
        return add({ ...rule, next });
      case 'token':
        return add({ ...rule, next });
      case 'sequence':
        return rule.items.reduceRight((following, item) => compile(item, following), next);
      case 'choice':
        return add({ type: 'split', next: rule.options.map((option) => compile(option, next)) });
      case 'repeat': {
        let optionalPart = next;
        if (rule.maximum === undefined) {
          optionalPart = add({ type: 'split', next: [] });
          instructions[optionalPart] = { type: 'split', next: [compile(rule.item, optionalPart), next] };
        } else
          for (let times = rule.minimum; times < rule.maximum; times++)
            optionalPart = add({ type: 'split', next: [compile(rule.item, optionalPart), next] });
        return Array.from({ length: rule.minimum }).reduce<number>((following) => compile(rule.item, following), optionalPart);
      }
      case 'reference': {
        const entry = entries.get(rule.name);
        if (entry === undefined) throw new GrammarCompileError({ code: 'grammar-rule-unknown', path, construct: rule.name });
        return add({ type: 'call', entry, next });
      }
    }
  };

  for (const [name, rule] of rules) {
    const entry = entries.get(name);
    if (entry !== undefined) instructions[entry] = { type: 'split', next: [compileRule(rule, returnAddress, name)] };
  }
  const start = entries.get(root);
  if (start === undefined) throw new GrammarCompileError({ code: 'grammar-rule-unknown', path: 'root', construct: root });
  return { start, instructions };
}
