/** Where a sentence holds a run of whole words; undefined where it does not. */
export function findWords(sentence: string, words: string): { readonly start: number; readonly end: number } | undefined {
  const escaped = words.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  const match = new RegExp(`(?<![\\p{L}\\p{N}'])${escaped}(?![\\p{L}\\p{N}'])`, 'u').exec(sentence);
  return match ? { start: match.index, end: match.index + words.length } : undefined;
}
