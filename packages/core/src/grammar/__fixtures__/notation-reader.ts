import { choiceOf, literalOf, referenceTo, repeatOf, sequenceOf, tokenOf, type CharacterRange, type GrammarRule } from '../grammar-rule.ts';
import type { CallGrammar } from '../call-grammar.ts';

/** How a notation names tokens; everything else is common to both. */
export interface NotationOptions {
  readonly token: RegExp;
  /** The texts of token ids. */
  readonly tokenTexts: ReadonlyMap<number, string>;
  /** Escapes the engine knows inside brackets besides `\u` and `\U`. */
  readonly escapes: ReadonlyMap<string, string>;
}

const gbnfEscapes = new Map(['\\', '"', '[', ']', '-'].map((character) => [character, character]));

/** Reads GBNF as llama.cpp's `llama_grammar_parser` does: names of letters, digits and hyphens; few escapes. */
export const readGbnf = (text: string, tokenTexts: ReadonlyMap<number, string>): CallGrammar =>
  readNotation(text, { token: /<\[(\d+)\]>/uy, tokenTexts, escapes: gbnfEscapes });

/** Reads what `printEbnf` uses of XGrammar's EBNF. */
export const readEbnf = (text: string, tokenTexts: ReadonlyMap<number, string>): CallGrammar =>
  readNotation(text, { token: /Token\((\d+)\)/uy, tokenTexts, escapes: new Map([...gbnfEscapes, ["'", "'"]]) });

/** A grammar read back from text by recursive descent; throws on what an engine would refuse. */
function readNotation(text: string, options: NotationOptions): CallGrammar {
  const rules = new Map<string, GrammarRule>();
  for (const line of text.split('\n').filter((written) => written !== '')) {
    const [, name = '', body = ''] = /^([A-Za-z][A-Za-z0-9-]*) ::= (.*)$/u.exec(line) ?? [];
    if (name === '' || rules.has(name)) throw new SyntaxError(`No rule, or a rule again: ${line}`);
    rules.set(name, readRule(body, options));
  }
  if (!text.startsWith('root ::= ')) throw new SyntaxError('The root is not first.');
  return { root: 'root', rules };
}

function readRule(body: string, { token, tokenTexts, escapes }: NotationOptions): GrammarRule {
  let at = 0;
  const fail = (expected: string): never => {
    throw new SyntaxError(`Expected ${expected} at ${body.slice(at, at + 20)}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(body) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  const readCharacter = (): string => {
    const hex = take(/\\u([0-9A-F]{4})|\\U([0-9A-F]{8})/uy);
    if (hex) return String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
    const escaped = take(/\\(.)/uy);
    if (escaped) return escapes.get(escaped[1] ?? '') ?? fail('a known escape');
    return take(/./uy)?.[0] ?? fail('a character');
  };
  const readBrackets = (): GrammarRule => {
    const isNegated = take(/\^/uy) !== undefined;
    const ranges: CharacterRange[] = [];
    while (!take(/\]/uy)) {
      const from = readCharacter().codePointAt(0) ?? 0;
      ranges.push({ from, to: take(/-(?!\])/uy) ? (readCharacter().codePointAt(0) ?? 0) : from });
    }
    if (ranges.length === 0) fail('something in brackets');
    return { type: 'characters', ranges, isNegated };
  };
  const readItem = (): GrammarRule | undefined => {
    const id = take(token)?.[1];
    if (id !== undefined) return tokenOf(tokenTexts.get(Number(id)) ?? fail('the id of a token'));
    if (take(/\[/uy)) return readBrackets();
    if (take(/\(/uy)) {
      const inside = readChoice();
      return take(/\)/uy) ? inside : fail('")"');
    }
    if (take(/"/uy)) {
      let written = '';
      while (!take(/"/uy)) written += readCharacter();
      return literalOf(written);
    }
    const name = take(/[A-Za-z][A-Za-z0-9-]*/uy)?.[0];
    return name === undefined ? undefined : referenceTo(name);
  };
  const readSequence = (): GrammarRule => {
    const items: GrammarRule[] = [];
    for (let item = readItem(); item !== undefined; take(/ (?!\|)/uy), item = readItem()) {
      const times = take(/\?|\*|\+|\{(\d+)(,?)(\d*)\}/uy);
      items.push(times === undefined ? item : repeatOf(item, timesOf(times)));
    }
    return items.length === 0 ? fail('something written') : sequenceOf(...items);
  };
  const readChoice = (): GrammarRule => {
    const options = [readSequence()];
    while (take(/ \| /uy)) options.push(readSequence());
    return choiceOf(...options);
  };
  const rule = readChoice();
  return at === body.length ? rule : fail('the end of the rule');
}

function timesOf([sign, minimum, comma, maximum]: RegExpExecArray): { readonly minimum: number; readonly maximum: number | undefined } {
  if (sign === '?') return { minimum: 0, maximum: 1 };
  if (sign === '*') return { minimum: 0, maximum: undefined };
  if (sign === '+') return { minimum: 1, maximum: undefined };
  return { minimum: Number(minimum), maximum: comma === '' ? Number(minimum) : maximum === '' ? undefined : Number(maximum) };
}
