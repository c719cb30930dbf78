import { readNumber } from './read-number.ts';
import { readPhrase } from './said-words.ts';

/** A number with the unit it was said in; without one where none was said. */
export interface SaidAmount<Unit> {
  readonly value: number;
  readonly unit: Unit | undefined;
}

/** Amounts that make one quantity together: "two feet three inches". */
export interface SaidQuantity<Unit> {
  readonly amounts: readonly SaidAmount<Unit>[];
  /** Whether it was said as a part of a whole and nothing else: "half", "three quarters". */
  readonly isShare: boolean;
}

/** Units by the phrases people use, and which one follows which in "five foot two". */
export interface UnitWords<Unit> {
  readonly phrases: ReadonlyMap<string, Unit>;
  readonly smaller: ReadonlyMap<Unit, Unit>;
  /** Words that name one of a unit by themselves: "inch" in "another inch". */
  readonly singles: ReadonlySet<string>;
}

/** What is read besides numbers. */
export interface ReadQuantitiesOptions<Unit> {
  readonly units: UnitWords<Unit>;
  /** Words without a meaning of their own beside those every number may have around it. */
  readonly fillers?: ReadonlySet<string>;
}

const fillerWords: ReadonlySet<string> = new Set(
  (
    'about around roughly approximately approx circa like to at by please maybe perhaps say just exactly precisely the um uh er ' +
    'erm hmm well so okay ok now then thanks somewhere some nearly almost only another more further or ish set it make set put ' +
    "give for with from between of let lets let's us be should is that's thats its it's level levels " +
    'step steps notch notches setting number value points , . ~ ='
  ).split(' '),
);
const directions: ReadonlySet<string> = new Set(['up', 'down']);
const alternatives: ReadonlySet<string> = new Set(['or', 'to', '-', 'and', 'through', 'till', 'until']);

/**
 * Reads every word of a saying as quantities.
 *
 * - One quantity, or several where it names alternatives or a range: "70 or 72", "between 70 and 72".
 * - A unit said last counts for what was said without one before it: "70 to 72 fahrenheit".
 * - Empty where a word is neither part of a quantity nor a filler: nothing is guessed from the rest.
 */
export function readQuantities<Unit>(
  words: readonly string[],
  { units, fillers }: ReadQuantitiesOptions<Unit>,
): readonly SaidQuantity<Unit>[] {
  const found: SaidQuantity<Unit>[] = [];
  let at = 0;
  let isJoined = true;
  while (at < words.length) {
    const read = isJoined ? readQuantity(words, { at, units }) : undefined;
    if (read) {
      found.push(read.quantity);
      at = read.next;
      isJoined = false;
      continue;
    }
    const word = words[at] ?? '';
    if (found.length > 0 && alternatives.has(word) && readQuantity(words, { at: skipArticles(words, at + 1), units })) isJoined = true;
    else if (!isFiller(words, at, fillers)) return [];
    at++;
  }
  return shareLastUnit(found);
}

function isFiller(words: readonly string[], at: number, fillers: ReadonlySet<string> | undefined): boolean {
  const word = words[at] ?? '';
  if (fillerWords.has(word) || fillers?.has(word)) return true;
  if (directions.has(word)) return words[at + 1] === 'to';
  return at === 0 && word === 'in' ? true : word === 'a' && readNumber(words, at + 1) !== undefined;
}

const skipArticles = (words: readonly string[], at: number): number => (words[at] === 'about' || words[at] === 'the' ? at + 1 : at);

interface ReadQuantityOptions<Unit> {
  readonly at: number;
  readonly units: UnitWords<Unit>;
}

function readQuantity<Unit>(
  words: readonly string[],
  { at, units }: ReadQuantityOptions<Unit>,
): { readonly quantity: SaidQuantity<Unit>; readonly next: number } | undefined {
  const first = readAmount(words, { at, units });
  if (!first) return undefined;
  const amounts: SaidAmount<Unit>[] = [first.amount];
  let next = first.next;
  for (let unit = first.amount.unit; unit !== undefined;) {
    const joined = words[next] === 'and' || words[next] === ',' ? next + 1 : next;
    const smaller = readAmount(words, { at: joined, units });
    if (!smaller || !fits(smaller.amount, { within: unit, units, isJoined: joined > next })) break;
    const ownUnit = smaller.amount.unit ?? units.smaller.get(unit);
    amounts.push({ value: smaller.amount.value, unit: ownUnit });
    next = smaller.next;
    unit = ownUnit;
  }
  return { quantity: { amounts, isShare: first.isShare && first.amount.unit === undefined }, next };
}

/** Whether an amount goes on with the one before it: "three inches" after feet, "twenty" right after hours. */
function fits<Unit>(
  { value, unit }: SaidAmount<Unit>,
  { within, units, isJoined }: { readonly within: Unit; readonly units: UnitWords<Unit>; readonly isJoined: boolean },
): boolean {
  if (value < 0) return false;
  if (unit === undefined) return !isJoined && units.smaller.has(within);
  for (let smaller = units.smaller.get(within); smaller !== undefined; smaller = units.smaller.get(smaller))
    if (smaller === unit) return true;
  return false;
}

interface ReadAmount<Unit> {
  readonly amount: SaidAmount<Unit>;
  readonly isShare: boolean;
  readonly next: number;
}

/** One number with its unit: "72", "2 inches", "half an inch", "an inch and a half", "hour and a half". */
function readAmount<Unit>(words: readonly string[], { at, units }: ReadQuantityOptions<Unit>): ReadAmount<Unit> | undefined {
  const number = readNumber(words, at);
  if (!number) return readSingle(words, { at, units });
  const unit = readUnit(words, { at: number.next, units, takesArticle: number.isShare });
  if (!unit) return { amount: { value: number.value, unit: undefined }, isShare: number.isShare, next: number.next };
  const part = number.isShare ? undefined : readPart(words, { at: unit.next, units });
  return {
    amount: { value: number.value + (part?.value ?? 0), unit: unit.meaning },
    isShare: number.isShare,
    next: part?.next ?? unit.next,
  };
}

/** A unit that stands for one of it: "an inch", "inch", and "hour and a half". */
function readSingle<Unit>(words: readonly string[], { at, units }: ReadQuantityOptions<Unit>): ReadAmount<Unit> | undefined {
  const hasArticle = words[at] === 'a' || words[at] === 'an';
  const unit = readPhrase(words, { at: hasArticle ? at + 1 : at, phrases: units.phrases });
  if (!unit) return undefined;
  const part = readPart(words, { at: unit.next, units });
  if (!hasArticle && !part && !units.singles.has(words[at] ?? '')) return undefined;
  return { amount: { value: 1 + (part?.value ?? 0), unit: unit.meaning }, isShare: false, next: part?.next ?? unit.next };
}

function readUnit<Unit>(
  words: readonly string[],
  { at, units, takesArticle }: ReadQuantityOptions<Unit> & { readonly takesArticle: boolean },
): { readonly meaning: Unit; readonly next: number } | undefined {
  const direct = readPhrase(words, { at, phrases: units.phrases });
  if (direct || !takesArticle) return direct;
  const article = words[at] === 'of' ? at + 1 : at;
  return words[article] === 'a' || words[article] === 'an' ? readPhrase(words, { at: article + 1, phrases: units.phrases }) : undefined;
}

/** "and a half" after a unit; not "and a half inch", which has its own. */
function readPart<Unit>(
  words: readonly string[],
  { at, units }: ReadQuantityOptions<Unit>,
): { readonly value: number; readonly next: number } | undefined {
  if (words[at] !== 'and') return undefined;
  const part = readNumber(words, at + 1);
  if (!part?.isShare || part.value <= 0 || part.value >= 1) return undefined;
  return readUnit(words, { at: part.next, units, takesArticle: true }) ? undefined : part;
}

function shareLastUnit<Unit>(quantities: readonly SaidQuantity<Unit>[]): readonly SaidQuantity<Unit>[] {
  const unit = quantities.at(-1)?.amounts.at(-1)?.unit;
  if (unit === undefined) return quantities;
  return quantities.map((quantity) => ({
    isShare: false,
    amounts: quantity.amounts.map((amount) => ({ value: amount.value, unit: amount.unit ?? unit })),
  }));
}
