import { casual, GB } from 'chrono-node/en';
import { readCardinal } from './read-cardinal.ts';
import { addDays, exists, type CalendarDate } from './wall-time.ts';

/** A date as said. */
export interface SaidDate extends CalendarDate {
  /** Whether only the day of the week was said, so that a week later fits as well. */
  readonly isWeekday: boolean;
}

/** What dates are understood against. */
export interface ReadDateOptions {
  readonly today: CalendarDate;
  readonly locale: string;
}

const emptyWords: ReadonlySet<string> = new Set(
  'on at by for the of to please around about from between until till before , . @ in and or day date time due it just well um uh so'.split(
    ' ',
  ),
);
const ordinals: ReadonlySet<string> = new Set(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
    'seventeenth eighteenth nineteenth twentieth thirtieth'
  ).split(' '),
);
const ordinalWords: readonly string[] = [...ordinals];
const weeksFrom = /^(?:(a|\d+) )?weeks? (?:from|on|after) (?!now\b)(.+)$/u;
const weekdayWeek = /^((?:mon|tues|wednes|thurs|fri|satur|sun)day) week$/u;
const looseEnds = /^(?:(?:on|at|by|for|from|,) )+|(?: (?:on|at|by|for|from|,))+$/gu;
const dayOfMonth = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/u;

/**
 * Reads words as dates with chrono-node; several where they name several, none where any word is left over.
 *
 * What chrono-node 2.10 gets wrong is put right before it:
 *
 * - numbers above twelve in words become digits: it reads "in twenty days" not at all
 * - "day after tomorrow" without "the" becomes "in 2 days": it reads tomorrow
 * - "last monday" is read without its `forwardDate`, which would make it the next
 * - "the 15th" alone, "a week from tuesday", "tuesday week" and "fortnight" are worked out here: it reads a part of them or nothing
 * - it is given no time zone but a noon of the machine's own: with one, "the day after tomorrow" moves with the machine's zone
 */
export function readDates(words: readonly string[], options: ReadDateOptions): readonly SaidDate[] {
  return readDateText(spellDate(words), options);
}

function readDateText(text: string, options: ReadDateOptions): readonly SaidDate[] {
  const { today, locale } = options;
  const [, count, anchor] = weeksFrom.exec(text) ?? [];
  const [, weekday] = weekdayWeek.exec(text) ?? [];
  if (anchor !== undefined || weekday !== undefined) {
    const weeks = count === undefined || count === 'a' ? 1 : Number(count);
    return readDateText(anchor ?? weekday ?? '', options).map((date) => someDate(addDays(date, 7 * weeks)));
  }
  const [, day] = dayOfMonth.exec(text) ?? [];
  if (day !== undefined) return nextDayOfMonth(Number(day), today);

  const noon = new Date(today.year, today.month - 1, today.day, 12);
  const results = (isMonthFirst(locale) ? casual : GB).parse(text, noon, { forwardDate: !/\b(?:last|ago|yesterday|past)\b/u.test(text) });
  const leftOver = results.reduce((rest, result) => rest.replace(result.text, ' '), text);
  if (leftOver.split(' ').some((word) => word !== '' && !emptyWords.has(word))) return [];
  const dates = results.flatMap(({ start, end }) => (end ? [start, end] : [start]));
  if (!results.every((result) => isDay(result.start) || result.tags().has('result/relativeDate'))) return [];
  if (dates.some((components) => components.isCertain('hour'))) return [];
  return dates.map((components) => ({
    year: components.get('year') ?? today.year,
    month: components.get('month') ?? today.month,
    day: components.get('day') ?? today.day,
    isWeekday: components.isCertain('weekday') && !components.isCertain('day'),
  }));
}

type ChronoComponents = ReturnType<typeof casual.parse>[number]['start'];

const isDay = (components: ChronoComponents): boolean => components.isCertain('day') || components.isCertain('weekday');

/** The country decides: month before day in the United States and the Philippines, day before month in Britain and its like. */
function isMonthFirst(locale: string): boolean {
  return !locale.includes('-') || /-(?:US|PH)\b/u.test(locale);
}

const someDate = (date: CalendarDate): SaidDate => ({ ...date, isWeekday: false });

/** The words as chrono reads them. */
function spellDate(words: readonly string[]): string {
  const spelled: string[] = [];
  for (let at = 0; at < words.length;) {
    const ordinal = readOrdinal(words, at);
    const cardinal = ordinal ?? readYear(words, at) ?? readCardinal(words, at);
    spelled.push(cardinal === undefined ? (words[at] ?? '') : ordinal ? `${ordinal.value}th` : String(cardinal.value));
    at = cardinal?.next ?? at + 1;
  }
  return spelled
    .join(' ')
    .replaceAll(/(\d) (st|nd|rd|th)\b/gu, '$1$2')
    .replaceAll(/(\d) ([/.-]) (?=\d)/gu, '$1$2')
    .replaceAll(/\b(?:the )?day after tomorrow\b/gu, 'in 2 days')
    .replaceAll(/\b(?:the )?day before yesterday\b/gu, '2 days ago')
    .replaceAll(/\ba fortnight\b|\bfortnight\b/gu, '2 weeks')
    .replaceAll(looseEnds, '');
}

/** "fifteenth", "twenty third"; not "second" before a unit's place, which no date has. */
function readOrdinal(words: readonly string[], at: number): { readonly value: number; readonly next: number } | undefined {
  const tens = words[at] === 'twenty' ? 20 : words[at] === 'thirty' ? 30 : 0;
  const place = ordinalWords.indexOf(words[tens > 0 ? at + 1 : at] ?? '');
  if (place === -1 || (tens > 0 && place > 8)) return undefined;
  const value = tens > 0 ? tens + place + 1 : place === ordinalWords.length - 1 ? 30 : place + 1;
  return { value, next: at + (tens > 0 ? 2 : 1) };
}

/** "twenty twenty six". */
function readYear(words: readonly string[], at: number): { readonly value: number; readonly next: number } | undefined {
  if (words[at] !== 'twenty' && words[at] !== 'nineteen') return undefined;
  const rest = readCardinal(words, at + 1);
  return rest && rest.value >= 10 && rest.value < 100
    ? { value: (words[at] === 'twenty' ? 2000 : 1900) + rest.value, next: rest.next }
    : undefined;
}

/** The next date with a day of the month, today included; months without it are passed over. */
function nextDayOfMonth(day: number, today: CalendarDate): readonly SaidDate[] {
  if (day < 1 || day > 31) return [];
  for (let later = day >= today.day ? 0 : 1; ; later++) {
    const month = today.month + later;
    const date = { year: today.year + Math.floor((month - 1) / 12), month: ((month - 1) % 12) + 1, day };
    if (exists({ ...date, hour: 0, minute: 0, second: 0 })) return [someDate(date)];
  }
}
