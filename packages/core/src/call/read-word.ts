import type { WrittenArgument } from './call-syntax-tree.ts';

/** An argument written without quotes or brackets. */
export interface ReadWord {
  readonly argument: WrittenArgument;
  /** False for `true`, `false` and `null`, which Python spells otherwise. */
  readonly isPython: boolean;
}

const named: ReadonlyMap<string, ReadWord> = new Map<string, ReadWord>([
  ['True', { argument: { type: 'literal', value: true }, isPython: true }],
  ['False', { argument: { type: 'literal', value: false }, isPython: true }],
  ['None', { argument: { type: 'omitted' }, isPython: true }],
  ['?', { argument: { type: 'missing' }, isPython: true }],
  ['true', { argument: { type: 'literal', value: true }, isPython: false }],
  ['false', { argument: { type: 'literal', value: false }, isPython: false }],
  ['null', { argument: { type: 'omitted' }, isPython: false }],
]);
const numeral = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const referenceMark = /^\$\d{1,9}$/u;

/** Reads a number, a reference, `True`, `False`, `None` or `?`; undefined for any other word. */
export function readWord(word: string): ReadWord | undefined {
  if (referenceMark.test(word)) return { argument: { type: 'reference', index: Number(word.slice(1)) }, isPython: true };
  if (!numeral.test(word)) return named.get(word);
  const value = Number(word);
  // "-0" is 0: JSON, and therefore an outcome, does not tell them apart.
  return Number.isFinite(value) ? { argument: { type: 'literal', value: value === 0 ? 0 : value }, isPython: true } : undefined;
}
