import { readCardinal } from './read-cardinal.ts';
import { readPhrase } from './said-words.ts';
import type { TimeOfDay } from './wall-time.ts';

/** The part of a day that was named. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

/** A time of day as said. */
export interface SaidClock extends TimeOfDay {
  /** Whether it is known which half of the day is meant: "pm", "in the evening", 19:30, 07:15, noon. */
  readonly isCertain: boolean;
}

/** A clock read from words, and the place after it. */
export interface ReadClock {
  readonly clock: SaidClock;
  readonly next: number;
}

const namedTimes: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['12 noon', 12],
  ['twelve noon', 12],
  ['midnight', 0],
  ['12 midnight', 0],
  ['twelve midnight', 0],
]);
const meridiems: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ['am', 'am'],
  ['a m', 'am'],
  ['pm', 'pm'],
  ['p m', 'pm'],
]);
const clockPrepositions: ReadonlySet<string> = new Set([
  'at',
  'by',
  'around',
  'about',
  'for',
  'before',
  'from',
  'between',
  'until',
  'till',
  '@',
]);
const rangeWords: ReadonlySet<string> = new Set(['to', '-', 'until', 'till', 'and', 'or']);
const notHours: ReadonlySet<string> = new Set(
  'st nd rd th second seconds minute minutes min mins hour hours day days week weeks month months year years % / . :'.split(' '),
);
const quarterMinutes: ReadonlySet<number> = new Set([5, 10, 20, 25]);
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;

/** What is around a clock in a saying. */
export interface ReadClockOptions {
  readonly at: number;
  /** Whether a bare hour may be a clock here, where nothing else says so. */
  readonly allowsBareHour: boolean;
}

/**
 * Reads a time of day: `7:15`, "7 pm", "quarter past seven", "ten to six", "half seven" (7:30), "seven thirty", "8 o'clock",
 * `1930 hours`, "noon".
 *
 * chrono-node reads none of the spoken forms; so it is given dates only, and every time of day is read here.
 */
export function readClock(words: readonly string[], options: ReadClockOptions): ReadClock | undefined {
  const { at } = options;
  const named = readPhrase(words, { at, phrases: namedTimes, longest: 2 });
  if (named) return { clock: { hour: named.meaning, minute: 0, second: 0, isCertain: true }, next: named.next };
  return readMinutesPast(words, at) ?? readWritten(words, options) ?? readHour(words, options);
}

/** "quarter past seven", "twenty five to six", "half past nine", "half nine". */
function readMinutesPast(words: readonly string[], at: number): ReadClock | undefined {
  const start = words[at] === 'a' && words[at + 1] === 'quarter' ? at + 1 : at;
  const isHalf = words[start] === 'half';
  const cardinal =
    words[start] === 'quarter' ? { value: 15, next: start + 1 } : isHalf ? { value: 30, next: start + 1 } : readCardinal(words, start);
  if (!cardinal || cardinal.value <= 0 || cardinal.value >= 60 || !Number.isInteger(cardinal.value)) return undefined;
  const saysMinutes = words[cardinal.next] === 'minutes' || words[cardinal.next] === 'minute';
  const relation = words[saysMinutes ? cardinal.next + 1 : cardinal.next];
  const after = (saysMinutes ? cardinal.next + 1 : cardinal.next) + 1;
  const isNamed = words[start] === 'quarter' || saysMinutes || quarterMinutes.has(cardinal.value);
  const isRange = words[at - 1] === 'from' || words[at - 1] === 'between';
  if (isHalf && relation !== 'past' && relation !== 'after') {
    const hour = readHourNumber(words, start + 1);
    return hour && hour.value <= 12 && !notHours.has(words[hour.next] ?? '') ? withMeridiem(words, { ...hour, minute: 30 }) : undefined;
  }
  if (relation === 'past' || relation === 'after') return pastHour(words, { at: after, minutes: cardinal.value });
  const isTo = relation === 'to' || relation === 'till' || relation === 'til' || relation === 'before' || relation === 'of';
  return isTo && isNamed && !isHalf && !isRange ? pastHour(words, { at: after, minutes: -cardinal.value }) : undefined;
}

function pastHour(words: readonly string[], { at, minutes }: { readonly at: number; readonly minutes: number }): ReadClock | undefined {
  const named = readPhrase(words, { at, phrases: namedTimes, longest: 2 });
  const hour = named ? { clock: { hour: named.meaning, minute: 0, second: 0, isCertain: true }, next: named.next } : readHourOf(words, at);
  if (!hour) return undefined;
  const total = (hour.clock.hour * 60 + minutes + 1440) % 1440;
  // "quarter to one" is 12:45 in the same half of the day as "one", not 0:45.
  const shown = !hour.clock.isCertain && total < 60 ? total + 720 : total;
  return { clock: { hour: Math.floor(shown / 60), minute: shown % 60, second: 0, isCertain: hour.clock.isCertain }, next: hour.next };
}

function readHourOf(words: readonly string[], at: number): ReadClock | undefined {
  const hour = readHourNumber(words, at);
  return hour && withMeridiem(words, { ...hour, minute: 0 });
}

/** `7:15`, `07:15:30`, `7.15` beside am or pm, `1930 hours`, `730 pm`, `17 00`. */
function readWritten(words: readonly string[], { at, allowsBareHour }: ReadClockOptions): ReadClock | undefined {
  const word = words[at] ?? '';
  if (words[at + 1] === ':' && /^\d{1,2}$/u.test(word)) {
    const [minute = '', colon, second = ''] = words.slice(at + 2, at + 5);
    if (!/^\d{2}$/u.test(minute)) return undefined;
    const hasSecond = colon === ':' && /^\d{2}$/u.test(second);
    return withMeridiem(words, {
      value: Number(word),
      minute: Number(minute),
      second: hasSecond ? Number(second) : 0,
      next: at + (hasSecond ? 5 : 3),
      isCertain: word.startsWith('0'),
    });
  }
  const apart = words[at + 1] ?? '';
  const isExpected = allowsBareHour || words[at - 1] === ',' || clockPrepositions.has(words[at - 1] ?? '');
  if (isExpected && /^\d{1,2}$/u.test(word) && /^[0-5]\d$/u.test(apart) && !notHours.has(words[at + 2] ?? ''))
    return withMeridiem(words, { value: Number(word), minute: Number(apart), next: at + 2, isCertain: word.startsWith('0') });
  const compact = /^(\d{1,2})[.]?(\d{2})$/u.exec(word);
  if (!compact) return undefined;
  const [, hour = '', minute = ''] = compact;
  const isMilitary = words[at + 1] === 'hours' || words[at + 1] === 'hrs';
  const isMarked = isMilitary || readPhrase(words, { at: at + 1, phrases: meridiems, longest: 2 }) !== undefined || words[at - 1] === 'at';
  if (!isMarked && !(allowsBareHour && word.length >= 4)) return undefined;
  return withMeridiem(words, {
    value: Number(hour),
    minute: Number(minute),
    next: isMilitary ? at + 2 : at + 1,
    isCertain: isMilitary || hour.startsWith('0'),
  });
}

/** "seven", "seven thirty", "seven oh five", "8 o'clock", "7 pm"; a bare hour only where a time is expected. */
function readHour(words: readonly string[], { at, allowsBareHour }: ReadClockOptions): ReadClock | undefined {
  const military = readCardinal(words, at);
  if (
    military &&
    (words[military.next] === 'hours' || words[military.next] === 'hrs') &&
    military.value >= 100 &&
    military.value % 100 === 0
  )
    return withMeridiem(words, { value: military.value / 100, minute: 0, next: military.next + 1, isCertain: true });
  const hour = readHourNumber(words, at);
  if (!hour) return undefined;
  const isSaid = !/^\d/u.test(words[at] ?? '');
  const isExpected = allowsBareHour || clockPrepositions.has(words[at - 1] ?? '');
  const minute = isSaid || isExpected ? readMinute(words, { at: hour.next, hour: hour.value }) : undefined;
  if (minute) return withMeridiem(words, { value: hour.value, minute: minute.value, next: minute.next });
  const clock = withMeridiem(words, { ...hour, minute: 0 });
  if (!clock || notHours.has(words[clock.next] ?? '') || months.test(words[clock.next] ?? '')) return undefined;
  const isMarked = clock.next > hour.next || startsDayPart(words, clock.next) || opensRange(words, clock.next);
  return isMarked || isExpected ? clock : undefined;
}

/** Whether "to 4 pm" follows, which makes the hour before it one too. */
function opensRange(words: readonly string[], at: number): boolean {
  const until = rangeWords.has(words[at] ?? '') ? readHourNumber(words, at + 1) : undefined;
  return until !== undefined && readPhrase(words, { at: until.next, phrases: meridiems, longest: 2 }) !== undefined;
}

interface HourNumber {
  readonly value: number;
  readonly next: number;
}

function readHourNumber(words: readonly string[], at: number): HourNumber | undefined {
  const hour = readCardinal(words, at);
  return hour && Number.isInteger(hour.value) && hour.value >= 0 && hour.value <= 23 && !(words[at] ?? '').includes('.') ? hour : undefined;
}

/** The minutes after an hour: "thirty", "oh five". "twenty twenty six" beside a month is a year. */
function readMinute(words: readonly string[], { at, hour }: { readonly at: number; readonly hour: number }): HourNumber | undefined {
  const isZero = words[at] === 'oh' || words[at] === 'o' || words[at] === 'zero';
  const minute = readCardinal(words, isZero ? at + 1 : at);
  if (!minute || !Number.isInteger(minute.value) || minute.value > 59 || isZero !== minute.value < 10) return undefined;
  const isYear = (hour === 19 || hour === 20) && words.some((word) => months.test(word));
  return isYear || notHours.has(words[minute.next] ?? '') ? undefined : minute;
}

interface ClockNumbers {
  readonly value: number;
  readonly minute: number;
  readonly second?: number;
  readonly next: number;
  readonly isCertain?: boolean;
}

/** Adds what follows the numbers, "o'clock" and am or pm; nothing where the clock has no such time. */
function withMeridiem(
  words: readonly string[],
  { value, minute, second = 0, next, isCertain = false }: ClockNumbers,
): ReadClock | undefined {
  if (value > 23 || minute > 59 || second > 59) return undefined;
  const afterClock = words[next] === "o'clock" || words[next] === 'oclock' ? next + 1 : next;
  const meridiem = readPhrase(words, { at: afterClock, phrases: meridiems, longest: 2 });
  if (!meridiem) return { clock: { hour: value, minute, second, isCertain: isCertain || value > 12 || value === 0 }, next: afterClock };
  if (value > 12 && meridiem.meaning === 'am') return undefined;
  const hour = value > 12 ? value : (value % 12) + (meridiem.meaning === 'pm' ? 12 : 0);
  return { clock: { hour, minute, second, isCertain: true }, next: meridiem.next };
}

const dayParts: ReadonlyMap<string, DayPart> = new Map(
  (['morning', 'afternoon', 'evening', 'night'] as const).flatMap((part) =>
    [part, `in the ${part}`, `at ${part}`].map((phrase) => [phrase, part] as const),
  ),
);
const todaysParts: ReadonlyMap<string, DayPart> = new Map([
  ['this morning', 'morning'],
  ['this afternoon', 'afternoon'],
  ['this evening', 'evening'],
  ['tonight', 'night'],
]);

const startsDayPart = (words: readonly string[], at: number): boolean => readDayPart(words, at) !== undefined;

/** A part of the day at a place, and whether it names today as well: "tonight". */
export function readDayPart(
  words: readonly string[],
  at: number,
): { readonly part: DayPart; readonly isToday: boolean; readonly next: number } | undefined {
  const today = readPhrase(words, { at, phrases: todaysParts, longest: 2 });
  if (today) return { part: today.meaning, isToday: true, next: today.next };
  const part = readPhrase(words, { at, phrases: dayParts, longest: 3 });
  return part && { part: part.meaning, isToday: false, next: part.next };
}
