const written = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/u;
const dayMs = 86_400_000;

/**
 * The moment at which calendar and clock in a time zone show `YYYY-MM-DD HH:MM:SS`, or `YYYY-MM-DD` at midnight; milliseconds since 1970.
 *
 * - Undefined where the calendar or the clock has no such day or time.
 * - A time that comes twice in autumn is the first; one that is skipped in spring is later by as much as the clocks are moved.
 *
 * @throws {RangeError} for a time zone that does not exist.
 */
export function readWallTime(text: string, { timeZone }: { readonly timeZone: string }): number | undefined {
  const wallMs = readAsUtc(text);
  if (wallMs === undefined) return undefined;
  const [before, after] = [offsetAt(wallMs - dayMs, timeZone), offsetAt(wallMs + dayMs, timeZone)];
  const isShown = (offset: number): boolean => offsetAt(wallMs - offset, timeZone) === offset;
  return wallMs - (isShown(before) || !isShown(after) ? before : after);
}

/** Whether a text is a date and a time that exist, in some time zone. */
export function isWallTime(text: string): boolean {
  return text.length === 19 && readAsUtc(text) !== undefined;
}

/** Whether a text is a date that exists, with or without a time. */
export function isWallDay(text: string): boolean {
  return readAsUtc(text) !== undefined;
}

/** A wall time some minutes later on the wall; days in between have 24 hours. */
export function addWallMinutes(text: string, minutes: number): string {
  const later = new Date((readAsUtc(text) ?? 0) + minutes * 60_000);
  return later.toISOString().slice(0, 19).replace('T', ' ');
}

function readAsUtc(text: string): number | undefined {
  const match = written.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((field) => Number(field ?? 0));
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = new Date(ms).toISOString().replace('T', ' ');
  return shown.startsWith(text) ? ms : undefined;
}

/** How far the clocks of a zone are ahead of UTC. */
function offsetAt(ms: number, timeZone: string): number {
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
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - ms;
}
