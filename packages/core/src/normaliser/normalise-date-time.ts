import { createDateFormat } from './date-format.ts';
import { quote, refuse, refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormaliseContext, type NormalisedValue } from './normaliser.ts';
import { timeMeasure } from './measure.ts';
import { readMoments, type SaidMoment } from './read-moment.ts';
import { readQuantities } from './read-quantities.ts';
import { saidWords } from './said-words.ts';
import { addDays, exists, settleWallTime, wallMs, wallTimeAt, type WallTime } from './wall-time.ts';

/**
 * The format of local dates and times written after a template, such as `YYYY-MM-DDTHH:MM:SS` or `YYYY-MM-DD[ HH:MM:SS]`.
 *
 * - The value is what calendar and clock show in the context's time zone; it has no offset.
 * - An hour from one to six without anything that says which half of the day is in the afternoon; from seven to twelve it is as said.
 * - A time of day without a date is the next one; a day of the week whose time is over today is next week's.
 * - A date without a time is refused, unless the template can do without one: nobody's nine o'clock is invented.
 * - Of something that has begun (`endOf`) a length of time ends that much later, and a time of day without a date is the first one after the beginning.
 * - A time that the clocks skip in spring is moved forward by as much as they are.
 */
export function createDateTimeFormat(template: string): FormatNormaliser {
  const format = createDateFormat(template);
  const noun = format.time === 'optional' ? 'a date, with or without a time' : 'a date and a time';
  return { noun, isCanonical: format.isCanonical, normalise };

  function normalise({ parameter, text, isNegated, context, begin }: FormattedText): NormalisedValue {
    if (isNegated) return refuseWords(parameter, { text, noun });
    if (format.isCanonical(text.trim())) return normalised(text.trim());
    const end = readEnd(text, begin, context);
    if (end) return normalised(format.print({ date: end, time: end }));
    const moments = readMoments(text, context);
    const [first] = moments;
    if (!first) return refuseWords(parameter, { text, noun });
    const values = moments.flatMap((moment) => {
      const time = moment.clock ?? (format.time === 'optional' ? undefined : moment.impliedTime);
      if (moment.date && !time) return format.time === 'optional' ? [format.print({ date: moment.date, time: undefined })] : [];
      const wall = placeMoment({ ...moment, impliedTime: time }, context);
      return [format.print({ date: wall, time: wall })];
    });
    const choices = [...new Set(values)];
    const [only] = choices;
    if (only === undefined) {
      const day = createDateFormat('YYYY-MM-DD').print({ date: first.date, time: undefined });
      return refuse({ parameter, because: `${quote(text)} is ${day} without a time of day`, understood: day, noun });
    }
    return choices.length === 1 ? normalised(only) : { status: 'ambiguous', choices };
  }
}

/** When something ends that has begun; undefined where the words are no length of time and no time of day alone. */
function readEnd(text: string, begin: FormattedText['begin'], context: NormaliseContext): WallTime | undefined {
  const start = typeof begin === 'string' ? anyMoment(begin) : undefined;
  if (!start) return undefined;
  const seconds = readLength(text);
  if (seconds !== undefined) return settleWallTime(addSeconds(start, seconds), context.timeZone);
  const [moment, ...others] = readMoments(text, context);
  if (!moment?.clock || moment.date || others.length > 0) return undefined;
  const { hour, minute, second, isCertain } = moment.clock;
  const hours = isCertain ? [hour] : [hour, (hour + 12) % 24];
  const candidates = hours.flatMap((candidate) => [0, 1].map((days) => ({ ...addDays(start, days), hour: candidate, minute, second })));
  const [first] = candidates.filter((wall) => wallMs(wall) > wallMs(start)).sort((one, other) => wallMs(one) - wallMs(other));
  return first && settleWallTime(first, context.timeZone);
}

/** The seconds of "45 minutes", "for an hour and a half", "2 hours long". */
function readLength(text: string): number | undefined {
  const words = saidWords(text).filter((word) => !lengthWords.has(word));
  const [only, ...others] = readQuantities(words, { units: timeMeasure.words });
  if (!only || others.length > 0 || only.amounts.some(({ unit }) => unit === undefined)) return undefined;
  const seconds = only.amounts.reduce((sum, amount) => sum + timeMeasure.toUnit(amount), 0);
  return seconds > 0 && seconds <= longestLengthSeconds ? seconds : undefined;
}

const lengthWords: ReadonlySet<string> = new Set('for lasting lasts long about around'.split(' '));
const longestLengthSeconds = 366 * 86_400;

function addSeconds(wall: WallTime, seconds: number): WallTime {
  return wallTimeAt(new Date(wallMs(wall) + seconds * 1000), 'UTC');
}

/** The beginning may be of another format than the end. */
function anyMoment(text: string): WallTime | undefined {
  const numbers = text.match(/\d+/gu)?.map(Number) ?? [];
  const [year, month, day, hour, minute, second = 0] = numbers;
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return undefined;
  const wall = { year, month, day, hour, minute, second };
  return exists(wall) ? wall : undefined;
}

/** The wall time that was meant. */
function placeMoment({ date, clock, impliedTime }: SaidMoment, { clock: now, timeZone }: NormaliseContext): WallTime {
  const current = wallTimeAt(now(), timeZone);
  const { minute, second } = clock ?? impliedTime ?? current;
  const hour = clock
    ? !clock.isCertain && clock.hour >= 1 && clock.hour <= 6
      ? clock.hour + 12
      : clock.hour
    : (impliedTime ?? current).hour;
  const { year, month, day } = date ?? current;
  const wall = { year, month, day, hour, minute, second };
  const isOver = wallMs(wall) <= wallMs(current);
  const isToday = year === current.year && month === current.month && day === current.day;
  const later = !isOver ? 0 : date === undefined ? 1 : date.isWeekday && isToday ? 7 : 0;
  return settleWallTime({ ...wall, ...addDays(wall, later) }, timeZone);
}
