const fieldsOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

/** What calendar and clock of a phone show at an instant: `YYYY-MM-DDTHH:MM:SS`. */
export function localTimeAt(instant: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    fieldsOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month, day, hour, minute, second } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
}

/**
 * The instant at which a phone shows a local time, `YYYY-MM-DDTHH:MM`, in milliseconds since 1970.
 *
 * - Of a time that comes twice in autumn, the first. A time that the clocks skip in spring is as much later as they skip.
 */
export function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const candidates = [-1, 1].map((side) => asUtc - offsetMs(new Date(asUtc + side * dayMs), timeZone));
  const [before = asUtc, after = asUtc] = candidates;
  const exact = candidates.filter((instant) => localTimeAt(new Date(instant), timeZone).startsWith(local.slice(0, 16)));
  return exact.length > 0 ? Math.min(...exact) : Math.max(before, after);
}

const dayMs = 86_400_000;

/** How far the clocks of a zone are ahead of UTC. */
function offsetMs(instant: Date, timeZone: string): number {
  return Date.parse(`${localTimeAt(instant, timeZone)}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}
