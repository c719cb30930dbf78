/** Text without what a listener would not hear: case, surrounding and doubled space, articles, the shape of quotes. */
export function normaliseText(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/[“”„‟]/gu, '"');
  const words = plain.split(/\s+/u).filter((word) => word !== '');
  // The last word is never an article: "plan a", "vitamin a".
  return words.filter((word, index) => !articles.has(word) || index === words.length - 1).join(' ');
}

/**
 * How much two texts share, from 0 to 1: F1 over their words in lower case, without punctuation and stop words.
 *
 * Where nothing else is left, stop words count.
 */
export function tokenF1(left: string, right: string): number {
  const [leftWords, rightWords] = [wordsOf(left), wordsOf(right)];
  const [leftContent, rightContent] = [contentOf(leftWords), contentOf(rightWords)];
  return leftContent.length > 0 && rightContent.length > 0 ? multisetF1(leftContent, rightContent) : multisetF1(leftWords, rightWords);
}

/**
 * Whether two texts are one phone number: the same digits, where one may lack the country code or begin with a trunk 0 in its place.
 *
 * Text with letters, or with fewer than three digits, is a name, and is compared as such.
 */
export function isSamePhone(left: string, right: string): boolean {
  const [first, second] = [readPhone(left), readPhone(right)];
  if (!first || !second) return normaliseText(left) === normaliseText(right);
  if (first.digits === second.digits) return true;
  if (first.isInternational && second.isInternational) return false;
  return isNationalPartOf(first, second) || isNationalPartOf(second, first);
}

interface PhoneNumber {
  readonly digits: string;
  readonly isInternational: boolean;
}

function isNationalPartOf(part: PhoneNumber, whole: PhoneNumber): boolean {
  const national = part.digits.replace(/^0/u, '');
  if (part.isInternational || national.length < 6 || !whole.digits.endsWith(national)) return false;
  return /^(?:0|[1-9]\d{0,2})?$/u.test(whole.digits.slice(0, whole.digits.length - national.length));
}

function readPhone(text: string): PhoneNumber | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/\p{L}/u.test(plain)) return undefined;
  const all = plain.replace(/\D/gu, '');
  if (all.length < 3) return undefined;
  const isDialled = all.startsWith('00');
  return { digits: isDialled ? all.slice(2) : all, isInternational: isDialled || plain.startsWith('+') };
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFC').toLowerCase().replace(/['’‘]/gu, '');
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function contentOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => !stopWords.has(word));
}

function multisetF1(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** Words that carry no content. Negations carry it, so "not" and "no" are not among them. */
const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the and or but if of at by for with about to from in on into onto up out as is are was were be been being am do does did ' +
    'have has had having i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that ' +
    'these those there here will would shall should can could may might must im ive ill id youre youve youll hes shes its were ' +
    'theyre thats lets please so than then too very just'
  ).split(' '),
);
