import type { JsonValue } from '@octoweave/core';

/** A call as a `>` line has it, before names and values are checked. */
export interface HeaderCall {
  /** `send_email`, or with its pack `android.send_email`. */
  readonly name: string;
  readonly arguments: readonly HeaderArgument[];
  /** As written. */
  readonly text: string;
}

/** `name=value` of a call. */
export interface HeaderArgument {
  readonly name: string;
  readonly value: HeaderValue;
  /** The value as written. */
  readonly text: string;
}

/** A value of a `>` line. */
export type HeaderValue =
  | { readonly type: 'missing' }
  | { readonly type: 'slot'; readonly name: string; readonly isNegated: boolean }
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'literal'; readonly value: JsonValue }
  | { readonly type: 'list'; readonly items: readonly HeaderValue[] }
  | { readonly type: 'call'; readonly call: HeaderCall };

/** Where reading stands. */
interface Cursor {
  readonly text: string;
  at: number;
}

const callStart = /((?:[a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*)\(/uy;
const argumentStart = /([a-z][a-z0-9_]*)\s*=\s*/uy;
const slot = /(-?)\{([a-z][a-z0-9_]*)\}/uy;
const text = /'([^']*)'|"([^"]*)"/uy;
const reference = /\$([1-9]\d*)/uy;
const number = /-?\d+(?:\.\d+)?/uy;
const truth = /True\b|False\b/uy;

/** Reads `a(...); b(...)`; undefined where it cannot be read. */
export function readHeaderCalls(source: string): readonly HeaderCall[] | undefined {
  const cursor = { text: source, at: 0 };
  const calls: HeaderCall[] = [];
  do {
    skip(cursor, /\s*/uy);
    const call = readCall(cursor);
    if (!call) return undefined;
    calls.push(call);
  } while (skip(cursor, /\s*;/uy));
  skip(cursor, /\s*/uy);
  return cursor.at === source.length ? calls : undefined;
}

/** Reads a Python literal: `'text'`, `74`, `True`, or a list of them; undefined where it is none. */
export function readLiteral(source: string): JsonValue | undefined {
  const cursor = { text: source, at: 0 };
  const value = readValue(cursor);
  return value && cursor.at === source.length ? literalOf(value) : undefined;
}

/** The plain value of a literal or of a list of literals. */
export function literalOf(value: HeaderValue): JsonValue | undefined {
  if (value.type === 'literal') return value.value;
  if (value.type !== 'list') return undefined;
  const items = value.items.map(literalOf);
  return items.some((item) => item === undefined) ? undefined : (items as readonly JsonValue[]);
}

function readCall(cursor: Cursor): HeaderCall | undefined {
  const from = cursor.at;
  const [, name] = skip(cursor, callStart) ?? [];
  if (name === undefined) return undefined;
  const given = readSequence(cursor, ')', readArgument);
  return given && { name, arguments: given, text: cursor.text.slice(from, cursor.at) };
}

function readArgument(cursor: Cursor): HeaderArgument | undefined {
  const [, name] = skip(cursor, argumentStart) ?? [];
  const from = cursor.at;
  const value = name === undefined ? undefined : readValue(cursor);
  return name === undefined || value === undefined ? undefined : { name, value, text: cursor.text.slice(from, cursor.at) };
}

/** Items between commas up to the closing bracket, which is read too. */
function readSequence<Item>(cursor: Cursor, close: ')' | ']', read: (cursor: Cursor) => Item | undefined): readonly Item[] | undefined {
  const items: Item[] = [];
  const end = close === ')' ? /\s*\)/uy : /\s*\]/uy;
  if (skip(cursor, end)) return items;
  do {
    skip(cursor, /\s*/uy);
    const item = read(cursor);
    if (item === undefined) return undefined;
    items.push(item);
  } while (skip(cursor, /\s*,/uy));
  return skip(cursor, end) && items;
}

function readValue(cursor: Cursor): HeaderValue | undefined {
  if (skip(cursor, /\?/uy)) return { type: 'missing' };
  const said = skip(cursor, slot);
  if (said) return { type: 'slot', name: said[2] ?? '', isNegated: said[1] === '-' };
  const [, index] = skip(cursor, reference) ?? [];
  if (index !== undefined) return { type: 'reference', index: Number(index) };
  const quoted = skip(cursor, text);
  if (quoted) return { type: 'literal', value: quoted[1] ?? quoted[2] ?? '' };
  const [digits] = skip(cursor, number) ?? [];
  if (digits !== undefined) return { type: 'literal', value: Number(digits) };
  const [word] = skip(cursor, truth) ?? [];
  if (word !== undefined) return { type: 'literal', value: word === 'True' };
  if (skip(cursor, /\[/uy)) {
    const items = readSequence(cursor, ']', readValue);
    return items && { type: 'list', items };
  }
  const call = readCall(cursor);
  return call && { type: 'call', call };
}

/** Moves past a sticky pattern and gives its match; stays where it does not match. */
function skip(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text) ?? undefined;
  if (match) cursor.at = pattern.lastIndex;
  return match;
}
