import type { CallGrammar } from './call-grammar.ts';
import { GrammarCompileError } from './grammar-compile-error.ts';
import type { CharacterRange, CharactersRule, GrammarRule } from './grammar-rule.ts';
import { dropUnproductive } from './passes/drop-unproductive.ts';
import { dropUnreachable } from './passes/drop-unreachable.ts';
import { fuseLiterals } from './passes/fuse-literals.ts';
import { guardControlTokens } from './passes/guard-control-tokens.ts';

/** How a notation writes what notations differ in. */
export interface PrintRulesOptions {
  /** Whether `printToken` can name the plain token `<`. */
  readonly knowsPlainToken: boolean;
  readonly printToken: (text: string, ruleName: string) => string;
}

/**
 * A grammar in the notation that GBNF and XGrammar's EBNF share, one rule a line, the root first; guarded by `guardControlTokens`.
 *
 * - Characters are escaped by `\u` with four and `\U` with eight digits: XGrammar reads `\x` to the last digit it finds.
 */
export function printRules(grammar: CallGrammar, { knowsPlainToken, printToken }: PrintRulesOptions): string {
  const { root, rules } = dropUnreachable(fuseLiterals(dropUnproductive(guardControlTokens(grammar, { knowsPlainToken }))));
  const lines = [...rules].sort(([left], [right]) => Number(right === root) - Number(left === root));
  return lines.map(([name, rule]) => `${name} ::= ${printRule(rule, (text) => printToken(text, name))}\n`).join('');
}

/** What names the id of a token that a rule needs. */
export interface TokenIdLookup {
  readonly tokenIds: ReadonlyMap<string, number>;
  readonly ruleName: string;
}

/**
 * The id of a token by its text.
 *
 * @throws {GrammarCompileError} `grammar-token-unknown` where the model has no such token.
 */
export function idOf(text: string, { tokenIds, ruleName }: TokenIdLookup): number {
  const id = tokenIds.get(text);
  if (id === undefined) throw new GrammarCompileError({ code: 'grammar-token-unknown', path: ruleName, construct: text });
  return id;
}

function printRule(rule: GrammarRule, printToken: (text: string) => string): string {
  const print = (child: GrammarRule): string => printRule(child, printToken);
  const printPart = (child: GrammarRule): string => (child.type === 'choice' ? `(${print(child)})` : print(child));
  switch (rule.type) {
    case 'literal':
      return `"${[...rule.text].map(escapeCharacter).join('')}"`;
    case 'characters':
      return printCharacters(rule);
    case 'sequence':
      return rule.items.map(printPart).join(' ');
    case 'choice':
      return rule.options.map(print).join(' | ');
    case 'repeat': {
      const isCompound = rule.item.type === 'choice' || rule.item.type === 'sequence' || rule.item.type === 'repeat';
      return `${isCompound ? `(${print(rule.item)})` : print(rule.item)}${printTimes(rule.minimum, rule.maximum)}`;
    }
    case 'token':
      return printToken(rule.text);
    case 'reference':
      return rule.name;
  }
}

function printTimes(minimum: number, maximum: number | undefined): string {
  if (maximum === undefined) return minimum === 0 ? '*' : minimum === 1 ? '+' : `{${minimum},}`;
  if (minimum === 0 && maximum === 1) return '?';
  return minimum === maximum ? `{${minimum}}` : `{${minimum},${maximum}}`;
}

function printCharacters({ ranges, isNegated }: CharactersRule): string {
  const printPoint = (point: number): string => escapeInBrackets(String.fromCodePoint(point));
  const printRange = ({ from, to }: CharacterRange): string => (from === to ? printPoint(from) : `${printPoint(from)}-${printPoint(to)}`);
  return `[${isNegated ? '^' : ''}${ranges.map(printRange).join('')}]`;
}

const invisible = /[\p{C}\p{Z}]/u;
const plainInBrackets = /[A-Za-z0-9 '<\u{a1}-\u{10ffff}]/u;

/** Shows what can be seen, so that people can read a grammar. */
function escapeCharacter(character: string): string {
  if (character === '\\' || character === '"') return `\\${character}`;
  return character !== ' ' && invisible.test(character) ? escapePoint(character) : character;
}

/** Punctuation has meanings of its own inside brackets, and not the same ones in each notation. */
function escapeInBrackets(character: string): string {
  return character === '\\' || character === '"' || plainInBrackets.test(character) ? escapeCharacter(character) : escapePoint(character);
}

function escapePoint(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
