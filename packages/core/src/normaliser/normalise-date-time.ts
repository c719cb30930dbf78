import { createDateFormat } from './date-format.ts';
import { quote, refuse, refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormaliseContext, type NormalisedValue } from './normaliser.ts';
import { readMoments, type SaidMoment } from './read-moment.ts';
import { addDays, settleWallTime, wallMs, wallTimeAt, type WallTime } from './wall-time.ts';

/**
 * The format of local dates and times written after a template, such as `YYYY-MM-DDTHH:MM:SS` or `YYYY-MM-DD[ HH:MM:SS]`.
 *
 * - The value is what calendar and clock show in the context's time zone; it has no offset.
 * - An hour from one to six without anything that says which half of the day is in the afternoon; from seven to twelve it is as said.
 * - A time of day without a date is the next one; a day of the week whose time is over today is next week's.
 * - A date without a time is refused, unless the template can do without one: nobody's nine o'clock is invented.
 * - A time that the clocks skip in spring is moved forward by as much as they are.
 */
export function createDateTimeFormat(template: string): FormatNormaliser {
  const format = createDateFormat(template);
  const noun = format.time === 'optional' ? 'a date, with or without a time' : 'a date and a time';
  return { noun, isCanonical: format.isCanonical, normalise };

  function normalise({ parameter, text, isNegated, context }: FormattedText): NormalisedValue {
    if (isNegated) return refuseWords(parameter, { text, noun });
    if (format.isCanonical(text.trim())) return normalised(text.trim());
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
