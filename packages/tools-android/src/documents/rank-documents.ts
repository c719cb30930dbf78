import { foldName } from '../match-names.ts';
import type { PhoneDocument } from './documents-port.ts';

/** Documents whose title or file name has words of the query, those with most of them first, then by path. */
export function rankDocuments(documents: readonly PhoneDocument[], query: string): readonly PhoneDocument[] {
  const wanted = new Set(wordsOf(query));
  return documents
    .map((document) => ({ document, hits: countHits(document, wanted) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((left, right) => right.hits - left.hits || (left.document.path < right.document.path ? -1 : 1))
    .map(({ document }) => document);
}

function countHits({ path, title }: PhoneDocument, wanted: ReadonlySet<string>): number {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return new Set([...wordsOf(title), ...wordsOf(fileName)].filter((word) => wanted.has(word))).size;
}

const idleWords = new Set(['a', 'an', 'the', 'my', 'of', 'for', 'about', 'document', 'file', 'pdf']);

const wordsOf = (text: string): readonly string[] =>
  foldName(text.replaceAll(/[_.\-/]/gu, ' '))
    .split(' ')
    .filter((word) => word !== '' && !idleWords.has(word));
