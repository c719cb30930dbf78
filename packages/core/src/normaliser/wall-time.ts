/** A day of the calendar; months count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day on the 24-hour clock. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What calendar and clock on the wall show; which moment that is depends on the time zone. */
export interface WallTime extends CalendarDate, TimeOfDay {}

const dayMs = 86_400_000;

/**
 * What the wall shows in a time zone at a moment.
 *
 * @throws {RangeError} for a time zone that does not exist.
 */
export function wallTimeAt(moment: Date, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour') % 24,
    minute: part('minute'),
    second: part('second'),
  };
}

/** The wall time as if it were UTC, in milliseconds: for comparing and counting, not a moment. */
export function wallMs({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** A date some days later. */
export function addDays({ year, month, day }: CalendarDate, days: number): CalendarDate {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether the calendar has a day, and the clock a time, of these numbers. */
export function exists(wall: WallTime): boolean {
  const date = new Date(wallMs(wall));
  return (
    date.getUTCFullYear() === wall.year &&
    date.getUTCMonth() === wall.month - 1 &&
    date.getUTCDate() === wall.day &&
    date.getUTCHours() === wall.hour &&
    date.getUTCMinutes() === wall.minute &&
    date.getUTCSeconds() === wall.second
  );
}

/** A time that the clocks skip in spring, moved forward by as much as they are; any other as it is. */
export function settleWallTime(wall: WallTime, timeZone: string): WallTime {
  const ms = wallMs(wall);
  const offsetAt = (moment: number): number => wallMs(wallTimeAt(new Date(moment), timeZone)) - moment;
  const before = offsetAt(ms - dayMs);
  const after = offsetAt(ms + dayMs);
  const isShown = (offset: number): boolean => wallMs(wallTimeAt(new Date(ms - offset), timeZone)) === ms;
  return isShown(before) || isShown(after) ? wall : wallTimeAt(new Date(ms - before), timeZone);
}
