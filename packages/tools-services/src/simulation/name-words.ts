const smallWords: ReadonlySet<string> = new Set(['a', 'an', 'the', 'of', 'and', 'my', 'some', 'from', 'in', 'at', 'for', 'with']);

/** The words of a name as a search compares them: lower-case, without accents, articles and plurals. */
export function nameWords(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/['’]/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}$]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !smallWords.has(word));
  return (telling.length > 0 ? telling : words).map(singular);
}

function singular(word: string): string {
  if (word.length > 3 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether two names have the same words in the same order. */
export const isSameName = (left: string, right: string): boolean => nameWords(left).join(' ') === nameWords(right).join(' ');

/** Whether every word that was said is among the words of a text; nothing said is in nothing. */
export function isNamedBy(said: string, text: string): boolean {
  const words = new Set(nameWords(text));
  const saidWords = nameWords(said);
  return saidWords.length > 0 && saidWords.every((word) => words.has(word));
}

/** The share of the words that were said which a text has. */
export function sharedWords(said: string, text: string): number {
  const words = new Set(nameWords(text));
  const saidWords = nameWords(said);
  return saidWords.length === 0 ? 0 : saidWords.filter((word) => words.has(word)).length / saidWords.length;
}
