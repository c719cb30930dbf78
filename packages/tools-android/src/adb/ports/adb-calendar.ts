import type { CalendarPort } from '../../calendar/calendar-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import { instantOf, localTimeAt } from '../../phone-time.ts';
import type { PortOptions } from '../../port-options.ts';
import { calendarColumns, eventColumns, findEvents, insertEvent, listCalendars, readTimeZone } from '../commands.ts';
import { parseContentRows } from '../parse-content-rows.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** From this access level on, events may be added. */
const contributor = 500;

/** The calendars of a phone behind adb. */
export function adbCalendar({ shell }: AdbPortContext): CalendarPort {
  const chooseCalendar = async (options: PortOptions): Promise<{ readonly id: string; readonly name: string }> => {
    const calendars = parseContentRows(await shell.run(listCalendars, options), calendarColumns);
    const writable = calendars.filter(({ calendar_access_level: level }) => Number(level) >= contributor);
    const chosen = writable.find(({ isPrimary }) => isPrimary === '1') ?? writable[0];
    if (chosen) return { id: chosen._id, name: chosen.calendar_displayName };
    throw phoneFailure('not-supported', { message: 'No calendar of the phone can be written.', advice: 'Add an account with a calendar.' });
  };
  return {
    async createEvent({ title, start, end }, options = {}) {
      const calendar = await chooseCalendar(options);
      const timeZone = (await shell.run(readTimeZone, options)).trim();
      const [startMs, endMs] = [instantOf(start, timeZone), instantOf(end, timeZone)];
      const row = { calendarId: calendar.id, title, startMs, endMs, timeZone };
      const find = async (): Promise<readonly string[]> =>
        parseContentRows(await shell.run(findEvents(row), options), eventColumns)
          .filter((event) => event.title === title && event.dtend === String(endMs))
          .map(({ _id: id }) => id);
      const before = await find();
      await shell.run(insertEvent(row), options);
      const id = (await find()).find((found) => !before.includes(found));
      if (id === undefined) throw phoneFailure('not-followed', { message: `"${title}" is not in the calendar.` });
      const [storedStart, storedEnd] = [startMs, endMs].map((instant) => localTimeAt(new Date(instant), timeZone).slice(0, 16));
      return { id, title, start: storedStart ?? start, end: storedEnd ?? end, calendar: calendar.name };
    },
  };
}
