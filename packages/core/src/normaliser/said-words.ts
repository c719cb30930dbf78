/** The longest saying that is looked at; a number or a date takes fewer words than this. */
export const longestSaying = 200;

const vulgarFraction = /[¼-¾⅐-⅞]/gu;
const hyphenInWord = /(?<=\p{L})-(?=\p{L})/gu;
const dottedAbbreviation = /(?<!\p{L})(\p{L})\.(\p{L})\.?(?:(\p{L})\.?)?(?!\p{L})/gu;
const vagueEnding = /(?<=(?:ty|teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|\d))ish(?!\p{L})/gu;
const finalPunctuation = /[.,!?;:]+$/u;
const saidWord = /\d+(?:[.,]\d+)*|\.\d+|\p{L}+(?:'\p{L}+)*|\S/gu;

/**
 * The words of a saying: numbers in digits, runs of letters, and each other character by itself.
 *
 * - Case, accents of quotes and dashes, hyphens within words and final punctuation do not matter.
 * - A saying longer than `longestSaying` has no words: nothing is ever understood from a part of it.
 */
export function saidWords(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed.length > longestSaying) return [];
  return unquote(foldSaying(trimmed)).match(saidWord) ?? [];
}

/** Lower case, straight quotes and dashes, no hyphens within words, "am" for "a.m.", "seventy" for "seventyish". */
function foldSaying(text: string): string {
  return text
    .replaceAll(vulgarFraction, (fraction) => ` ${fraction}`)
    .replaceAll('º', '°')
    .replaceAll(/[″“”]/gu, '"')
    .replaceAll(/[′‘’]/gu, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('⁄', '/')
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(hyphenInWord, ' ')
    .replaceAll(dottedAbbreviation, '$1$2$3')
    .replaceAll(vagueEnding, '');
}

function unquote(text: string): string {
  const [first, last] = [text.at(0), text.at(-1)];
  const inner = text.length > 1 && first === last && (first === '"' || first === "'") ? text.slice(1, -1) : text;
  return inner.trim().replace(finalPunctuation, '');
}

/** The words at a place, joined by spaces, for a look into a table of phrases. */
export function phraseAt(words: readonly string[], { at, length }: { readonly at: number; readonly length: number }): string | undefined {
  return at + length <= words.length ? words.slice(at, at + length).join(' ') : undefined;
}

/** The longest phrase of a table at a place, and the place after it. */
export function readPhrase<Meaning>(
  words: readonly string[],
  { at, phrases, longest = 4 }: { readonly at: number; readonly phrases: ReadonlyMap<string, Meaning>; readonly longest?: number },
): { readonly meaning: Meaning; readonly next: number } | undefined {
  for (let length = longest; length > 0; length--) {
    const phrase = phraseAt(words, { at, length });
    const meaning = phrase === undefined ? undefined : phrases.get(phrase);
    if (meaning !== undefined) return { meaning, next: at + length };
  }
  return undefined;
}
