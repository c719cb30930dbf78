import { timeMeasure } from './measure.ts';
import type { NormaliseContext } from './normaliser.ts';
import { readClock, readDayPart, type DayPart, type SaidClock } from './read-clock.ts';
import { readDates, type SaidDate } from './read-date.ts';
import { readQuantities } from './read-quantities.ts';
import { saidWords } from './said-words.ts';
import { addDays, exists, wallTimeAt, type TimeOfDay, type WallTime } from './wall-time.ts';

/** A date, a time of day, or both, as said. */
export interface SaidMoment {
  readonly date: SaidDate | undefined;
  readonly clock: SaidClock | undefined;
  /** The time of day to take where none was said but one is implied: "in two days" is at the same time. */
  readonly impliedTime: TimeOfDay | undefined;
}

/** When a part of a day is, where no hour was said. */
const dayPartHours: Readonly<Record<DayPart, number>> = { morning: 9, afternoon: 15, evening: 18, night: 20 };
/** Three thousand years: later than that a date has no four digits for its year. */
const longestElapsedSeconds = 1e11;
const nowWords: ReadonlySet<string> = new Set(['now', 'right now', 'immediately', 'straight away', 'right away']);

/**
 * Reads words as moments, one or several where they name several ("3 to 4 pm", "monday or tuesday"); none where they are not understood.
 *
 * - "in 20 minutes" counts real minutes, whatever the clocks do meanwhile; "in 2 days" counts days of the calendar.
 * - Morning is 09:00, afternoon 15:00, evening 18:00 and night 20:00 where no hour is said.
 * - An hour after "tonight" or "night" up to four o'clock is of the day after.
 */
export function readMoments(text: string, context: NormaliseContext): readonly SaidMoment[] {
  const words = saidWords(text);
  if (words.length === 0) return [];
  const instant = context.clock();
  const now = wallTimeAt(instant, context.timeZone);
  if (nowWords.has(words.join(' '))) return [momentOf(now)];
  const elapsed = readElapsed(words);
  if (elapsed !== undefined && elapsed <= longestElapsedSeconds)
    return [momentOf(wallTimeAt(new Date(instant.getTime() + elapsed * 1000), context.timeZone))];

  const { clocks, part, rest } = readClocks(words);
  const dates = rest.every((word) => joinWords.has(word)) ? [] : readDates(rest, { today: now, locale: context.locale });
  if (dates.length === 0 && !rest.every((word) => joinWords.has(word))) return [];
  const isCounted = rest[0] === 'in' || rest.slice(-2).join(' ') === 'from now';
  const impliedTime = isCounted && part === undefined ? { hour: now.hour, minute: now.minute, second: 0 } : undefined;
  const partClocks =
    clocks.length > 0 || part === undefined ? clocks : [{ hour: dayPartHours[part], minute: 0, second: 0, isCertain: true }];
  const days: readonly (SaidDate | undefined)[] = dates.length === 0 ? [undefined] : dates;
  const times: readonly (SaidClock | undefined)[] = partClocks.length === 0 ? [undefined] : partClocks;
  const moments = days.flatMap((date) => times.map((clock) => inDayPart({ date, clock, impliedTime }, part)));
  return moments.filter(({ date, clock }) => (date === undefined ? clock !== undefined : isDate(date)));
}

const joinWords: ReadonlySet<string> = new Set(
  (
    'at on by for the to from between until till and or - , . @ in around about before please just like hmm um uh well so okay ok ' +
    "say set make it it's its time due hours hrs"
  ).split(' '),
);

/** What an hour may follow without "at": "tonight seven". After the name of a month a number is a date. */
const dayWords: ReadonlySet<string> = new Set(
  (
    'today tomorrow tonight morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday ' +
    'mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);

const isDate = ({ year, month, day }: SaidDate): boolean => year <= 9999 && exists({ year, month, day, hour: 0, minute: 0, second: 0 });

const momentOf = ({ year, month, day, hour, minute, second }: WallTime): SaidMoment => ({
  date: { year, month, day, isWeekday: false },
  clock: { hour, minute, second, isCertain: true },
  impliedTime: undefined,
});

/** The seconds of "in 20 minutes", "an hour and a half from now"; not of days, which are the calendar's. */
function readElapsed(words: readonly string[]): number | undefined {
  const isIn = words[0] === 'in' || words[0] === 'after';
  const fromNow = words.slice(-2).join(' ') === 'from now' ? 2 : words.at(-1) === 'later' ? 1 : 0;
  const time = isIn && words.at(-1) === 'time' ? (words.at(-2) === "'" ? 2 : 1) : 0;
  if (!isIn && fromNow === 0) return undefined;
  const quantities = readQuantities(words.slice(isIn ? 1 : 0, words.length - fromNow - time), { units: timeMeasure.words });
  const [only] = quantities;
  if (quantities.length !== 1 || !only || only.amounts.some(({ unit }) => unit === undefined)) return undefined;
  if (only.amounts.every(({ unit }) => unit === 'day' || unit === 'week')) return undefined;
  return only.amounts.reduce((sum, amount) => sum + timeMeasure.toUnit(amount), 0);
}

interface SaidClocks {
  readonly clocks: readonly SaidClock[];
  readonly part: DayPart | undefined;
  /** The words that are neither. */
  readonly rest: readonly string[];
}

function readClocks(words: readonly string[]): SaidClocks {
  const clocks: SaidClock[] = [];
  const rest: string[] = [];
  let part: DayPart | undefined;
  for (let at = 0; at < words.length;) {
    const dayPart = readDayPart(words, at);
    const isRangeEnd = clocks.length > 0 && ['to', '-', 'until', 'till', 'or', 'and'].includes(words[at - 1] ?? '');
    const followsDay = dayWords.has(words.slice(0, at).findLast((word) => word !== ',') ?? '');
    const isFirst = words.slice(0, at).every((word) => joinWords.has(word));
    const allowsBareHour = isRangeEnd || ((followsDay || isFirst) && isLast(words, at)) || (isFirst && precedesDay(words, at));
    const read = dayPart ? undefined : readClock(words, { at, allowsBareHour });
    if (dayPart) {
      part = dayPart.part;
      if (dayPart.isToday) rest.push('today');
    } else if (read) clocks.push(read.clock);
    else rest.push(words[at] ?? '');
    at = dayPart?.next ?? read?.next ?? at + 1;
  }
  return { clocks: shareHalfDay(clocks), part, rest };
}

/** Whether nothing follows but numbers, day parts and small words, so that a number is an hour. */
function isLast(words: readonly string[], at: number): boolean {
  return words.slice(at).every((word) => joinWords.has(word) || /^\d[\d.]*$/u.test(word) || hourWords.has(word));
}

/** Whether a day follows the numbers, so that they are an hour: "ten on friday", "8 next sunday". */
function precedesDay(words: readonly string[], at: number): boolean {
  const next = words.slice(at).find((word) => !/^\d[\d.]*$/u.test(word) && !hourWords.has(word));
  return next !== undefined && (next === 'on' || next === 'next' || next === 'this' || dayWords.has(next));
}

const hourWords: ReadonlySet<string> = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty ' +
    "thirty forty fifty oh o zero past half quarter a am pm o'clock"
  ).split(' '),
);

/** "3 to 4 pm": the last clock's half of the day is that of all, unless it would put them in the wrong order. */
function shareHalfDay(clocks: readonly SaidClock[]): readonly SaidClock[] {
  const last = clocks.at(-1);
  if (!last?.isCertain || last.hour < 12) return clocks;
  return clocks.map((clock) => {
    const hour = (clock.hour % 12) + 12;
    return clock.isCertain || hour > last.hour ? clock : { ...clock, hour, isCertain: true };
  });
}

function inDayPart(moment: SaidMoment, part: DayPart | undefined): SaidMoment {
  const { clock, date } = moment;
  if (!clock || part === undefined) return moment;
  const settled = clock.isCertain ? clock.hour : hourInPart(clock.hour, part);
  const isAfterMidnight = part === 'night' && settled <= 4;
  return {
    ...moment,
    clock: { ...clock, hour: settled, isCertain: true },
    date: date && isAfterMidnight ? { ...addDays(date, 1), isWeekday: false } : date,
  };
}

function hourInPart(hour: number, part: DayPart): number {
  switch (part) {
    case 'morning':
      return hour % 12;
    case 'afternoon':
      return (hour % 12) + 12;
    case 'evening':
      return hour === 12 ? 0 : hour + 12;
    case 'night':
      return hour === 12 ? 0 : hour <= 4 ? hour : hour + 12;
  }
}
