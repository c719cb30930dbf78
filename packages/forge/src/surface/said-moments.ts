import type { RandomSource } from '../random-source.ts';
import { sayInteger } from './number-words.ts';
import type { SaidText } from './text-surface.ts';

type Choices = readonly (readonly [number, (random: RandomSource) => SaidText])[];

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const shortWeekdays = 'mon tue wed thu fri sat sun'.split(' ');
const months = 'january february march april may june july august september october november december'.split(' ');
const shortMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth ' +
  'eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth'
).split(' ');
const dayParts = ['morning', 'afternoon', 'evening', 'night'];
/** Minutes on which people agree; the rest is for alarms and trains. */
const usualMinutes = [0, 0, 0, 0, 30, 30, 15, 45, 10, 20, 40, 50, 5, 55, 25, 35];

const said = (text: string, lead = ''): SaidText => ({ lead, text });

/** Sources of dates, times and lengths of time. */
export const momentSources: ReadonlySet<string> = new Set(['times', 'days', 'moments', 'beginnings', 'dues', 'lengths']);

/**
 * What is said at first and what is meant, in words that may leave out what stays: "tomorrow at 3" and "4", "friday" and "saturday at noon".
 * The value of both together is read by core (`repairsOf`), so both belong to the text.
 */
export function sayTwoMoments(source: string, random: RandomSource): readonly [wrong: SaidText, meant: SaidText] {
  const twice = (say: (random: RandomSource) => SaidText): readonly [SaidText, SaidText] => [say(random), say(random)];
  switch (source) {
    case 'times':
      return twice(sayTime);
    case 'days':
      return twice(sayDay);
    case 'lengths':
      return twice(sayLength);
    case 'beginnings':
      return random.chance(0.5) ? twice(sayBeginning) : [sayBeginning(random), sayBareHour(random)];
    default:
      return random.pickWeighted<() => readonly [SaidText, SaidText]>([
        [3, () => twice(sayMoment)],
        [4, () => [after(sayDay(random), random.pick([' at ', ' ']), sayTime(random).text), sayTime(random)]],
        [2, () => [after(sayDay(random), random.pick([' at ', ' ']), sayTime(random).text), sayDay(random)]],
        [2, () => [sayDelay(random), random.chance(0.5) ? sayDelay(random) : sayLength(random)]],
      ])();
  }
}

const sayBareHour = (random: RandomSource): SaidText => said(String(random.integer(1, 12)), 'from');

/** A time of day: "quarter past seven", "7:15 pm", "noon". */
export function sayTime(random: RandomSource): SaidText {
  const choices: Choices = [
    [6, (source) => said(`${source.integer(1, 12)}${source.pick([' ', ' ', ''])}${sayHalf(source)}`, 'at')],
    [
      5,
      (source) => said(`${source.integer(1, 12)}:${twoDigits(pickMinute(source))}${source.pick([' ', ' ', ''])}${sayHalf(source)}`, 'at'),
    ],
    [4, (source) => said(`${source.integer(1, 12)}:${twoDigits(pickMinute(source))}`, 'at')],
    [1, (source) => said(`${twoDigits(source.integer(0, 23))}:${twoDigits(pickMinute(source))}`, 'at')],
    [2, (source) => said(`${source.integer(13, 23)}:${twoDigits(pickMinute(source))}`, 'at')],
    [1, (source) => said(`${source.integer(7, 23)} ${source.pick(['00', '00', '30', '15', '45'])}`, 'at')],
    [2, (source) => said(String(source.integer(1, 12)), 'at')],
    [3, (source) => said(sayHour(source), 'at')],
    [2, (source) => said(`${source.chance(0.5) ? source.integer(1, 12) : sayHour(source)} o'clock`, 'at')],
    [
      4,
      (source) =>
        said(`${sayHour(source)} ${source.pick(['fifteen', 'thirty', 'thirty', 'forty five', 'twenty', 'ten', 'oh five', 'fifty'])}`, 'at'),
    ],
    [
      2,
      (source) =>
        said(`${sayHour(source)} ${source.pick(['thirty', 'fifteen', 'forty five', 'twenty'])} ${source.pick(['am', 'pm'])}`, 'at'),
    ],
    [2, (source) => said(`${sayHour(source)} ${source.pick(['am', 'pm', 'pm'])}`, 'at')],
    [4, (source) => said(`half past ${source.chance(0.75) ? sayHour(source) : source.integer(1, 12)}`, 'at')],
    [4, (source) => said(`${source.pick(['quarter', 'quarter', 'a quarter'])} ${source.pick(['past', 'to'])} ${sayHour(source)}`, 'at')],
    [
      3,
      (source) =>
        said(
          `${source.pick(['five', 'ten', 'twenty', 'twenty five', '10', '20', '5'])} ${source.pick(['past', 'to'])} ${sayHour(source)}`,
          'at',
        ),
    ],
    [
      3,
      (source) =>
        said(
          `${source.chance(0.5) ? source.integer(1, 11) : sayHour(source)} in the ${source.pick(['morning', 'afternoon', 'evening'])}`,
          'at',
        ),
    ],
    [1, () => said('noon', 'at')],
    [1, () => said('midnight', 'at')],
  ];
  return random.pickWeighted(choices)(random);
}

/** A day: "tomorrow", "next friday", "the 5th of march". */
export function sayDay(random: RandomSource): SaidText {
  const choices: Choices = [
    [7, () => said('tomorrow')],
    [3, () => said('today')],
    [1, () => said('the day after tomorrow')],
    [8, (source) => said(source.pick(weekdays), 'on')],
    [1, (source) => said(source.pick(shortWeekdays), 'on')],
    [3, (source) => said(`${source.pick(['next', 'next', 'this'])} ${source.pick(weekdays)}`)],
    [6, (source) => said(sayDate(source), 'on')],
    [1, (source) => said(`in ${source.pick(['two', 'three', 'four', '2', '3', '5', 'ten'])} days`)],
    [1, (source) => said(source.pick(['in a week', 'in two weeks', 'next week']))],
  ];
  return random.pickWeighted(choices)(random);
}

/** A day with a time of day, or a time alone: "tomorrow at 3", "half past nine", "friday morning". */
export function sayMoment(random: RandomSource): SaidText {
  const choices: Choices = [
    [
      9,
      (source) =>
        after(sayDay(source), source.pick([' at ', ' at ', ' at ', ' at ', ' at ', ' at ', ' ', ' ', ', ', ', at ']), sayTime(source).text),
    ],
    [5, (source) => before(sayTime(source).text, sayDay(source))],
    [5, sayTime],
    [2, (source) => after(sayDayPart(source), ' at ', source.chance(0.5) ? String(source.integer(1, 11)) : sayHour(source))],
    [
      1,
      (source) =>
        said(
          `${source.pick(['tonight', 'this evening'])}${source.pick([' at ', ' at ', ' '])}${source.chance(0.5) ? source.integer(6, 11) : sayHour(source)}`,
        ),
    ],
    [2, sayDayPart],
    [3, sayDelay],
  ];
  return random.pickWeighted(choices)(random);
}

/** Where a span of time begins: "tomorrow from 3", before "to 4". Nobody says "from quarter to three to four". */
export function sayBeginning(random: RandomSource): SaidText {
  const day = random.pickWeighted<SaidText>([
    [4, said('tomorrow')],
    [2, said('today')],
    [5, said(random.pick(weekdays), 'on')],
    [2, said(`next ${random.pick(weekdays)}`)],
    [3, said(`${random.pick(months)} ${random.integer(1, 28)}`, 'on')],
    [3, said(sayDate(random), 'on')],
    [1, said(random.pick(['tonight', 'this evening', 'this afternoon', 'the day after tomorrow']))],
  ]);
  const time = sayTime(random).text;
  const begin = time.includes(' to ') ? String(random.integer(1, 11)) : time;
  return random.chance(0.7)
    ? after(day, random.pick([' from ', ' from ', ' from ', ' ', ' ', ' at ', ', ', ', from ']), begin)
    : said(begin, 'from');
}

/** When something is due: a moment, or only a day. */
export const sayDue = (random: RandomSource): SaidText => (random.chance(0.7) ? sayMoment(random) : sayDay(random));

/** How long something takes: "half an hour", "90 minutes". */
export function sayLength(random: RandomSource): SaidText {
  const choices: Choices = [
    [4, () => said('an hour')],
    [3, () => said('half an hour')],
    [2, () => said('an hour and a half')],
    [2, (source) => said(`${source.pick(['two', 'three', 'four', '2', '3', '4'])} hours`)],
    [
      5,
      (source) =>
        said(`${source.pick([10, 15, 20, 30, 30, 40, 45, 45, 50, 60, 75, 90])} ${source.pick(['minutes', 'minutes', 'mins', 'min'])}`),
    ],
    [3, (source) => said(`${sayInteger(source.pick([10, 15, 20, 25, 30, 40, 45, 50, 90]), source)} minutes`)],
  ];
  return random.pickWeighted(choices)(random);
}

function sayDate(random: RandomSource): string {
  const day = random.integer(1, 28);
  const month = random.chance(0.8) ? random.pick(months) : random.pick(shortMonths);
  const ordinal = random.chance(0.7) ? `${day}${suffixOf(day)}` : (ordinals[day - 1] ?? 'first');
  return random.pickWeighted([
    [4, `${month} ${ordinal}`],
    [4, `the ${ordinal} of ${month}`],
    [2, `${ordinal} of ${month}`],
    [3, `${month} ${day}`],
    [3, `${day} ${month}`],
    [2, `${day} ${month} ${random.integer(2026, 2028)}`],
    [1, `the ${ordinal} of ${month} ${random.integer(2026, 2028)}`],
    [1, `${month} ${day}, ${random.integer(2026, 2028)}`],
    [2, `the ${ordinal}`],
  ]);
}

/** "friday afternoon", "tomorrow morning". */
function sayDayPart(random: RandomSource): SaidText {
  const part = random.pick(dayParts);
  return random.pickWeighted([
    [3, said(`tomorrow ${part}`)],
    [3, said(`${random.pick(weekdays)} ${part}`, 'on')],
    [1, said(random.pick(['this afternoon', 'this evening', 'tonight']))],
  ]);
}

const sayDelay = (random: RandomSource): SaidText => said(`in ${sayLength(random).text}`);

const after = ({ lead, text }: SaidText, link: string, more: string): SaidText => said(`${text}${link}${more}`, lead);

/** "3 pm on friday", "3 pm tomorrow". */
const before = (time: string, { lead, text }: SaidText): SaidText => said(`${time} ${lead === '' ? '' : `${lead} `}${text}`, 'at');

const sayHour = (random: RandomSource): string => sayInteger(random.integer(1, 12), random);
const sayHalf = (random: RandomSource): string => random.pick(['am', 'pm', 'pm', 'p.m.']);
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const pickMinute = (random: RandomSource): number => (random.chance(0.8) ? random.pick(usualMinutes) : random.integer(0, 59));

function suffixOf(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
