import type { RequestText, RequestWord } from '../call/request-text.ts';
import { clausesOf } from './request-clauses.ts';

/** The hashed features this version computes; a retriever's weights name the one they were trained with. */
export const requestFeatureFormat = 1;

/** What a trained retriever reads of a request: numbers of features, and what each counts for. */
export interface RequestFeatures {
  /** From 1 to one less than the number of buckets; a request without words is the single feature 0 of weight 0. */
  readonly features: readonly number[];
  /**
   * A row for the whole request, then one for each of its clauses; 0 where the feature's word is not part of it.
   *
   * A feature counts one over the roots of how many its word has and of how many words are read.
   */
  readonly weights: readonly (readonly number[])[];
}

const shortestPiece = 3;
const longestPiece = 5;
const mostWords = 96;
const mostUnits = 24;

/**
 * Features of the first 96 words: each word, the punctuation at its edges, and its pieces of three to five characters, hashed into buckets.
 *
 * - Digits are all alike; a word counts up to its 24th UTF-16 unit.
 * - The same numbers as `request_features.py` of `training/`, which the weights were trained with; one fixture tests both.
 */
export function readRequestFeatures({ words }: RequestText, { buckets }: { readonly buckets: number }): RequestFeatures {
  const read = words.slice(0, mostWords);
  if (read.length === 0) return { features: [0], weights: [[0]] };
  const wordFeatures = read.map((word) => featuresOf(word, buckets));
  const readings = [{ start: 0, end: read.length }, ...clausesOf(read)];
  const weights = readings.map(({ start, end }) =>
    wordFeatures.flatMap((features, place) => {
      const weight = place >= start && place < end ? 1 / Math.sqrt(features.length) / Math.sqrt(end - start) : 0;
      return features.map(() => weight);
    }),
  );
  return { features: wordFeatures.flat(), weights };
}

function featuresOf({ leading, core, trailing }: RequestWord, buckets: number): readonly number[] {
  const shape = core.replaceAll(/[0-9]/gu, '0').slice(0, mostUnits);
  const named = [`w${shape}`];
  if (leading !== '') named.push(`l${leading}`);
  if (trailing !== '') named.push(`t${trailing}`);
  const marked = `<${shape}>`;
  for (let length = shortestPiece; length <= longestPiece; length++)
    for (let start = 0; start + length <= marked.length; start++) named.push(`p${marked.slice(start, start + length)}`);
  return named.map((name) => 1 + (hash(name) % (buckets - 1)));
}

/** FNV-1a over UTF-16 units, mixed as MurmurHash3 ends. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
