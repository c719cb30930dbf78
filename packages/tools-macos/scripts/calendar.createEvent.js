// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

function perform(input) {
  const app = Application('Calendar');
  const calendar = findCalendar(app, input.calendarId);
  const event = app.Event({
    summary: input.title,
    startDate: new Date(input.startMs),
    endDate: new Date(input.endMs),
    location: input.location,
    description: input.notes,
  });
  calendar.events.push(event);
  return { id: event.uid() };
}

/** Calendars have no id that can be relied on: their place and name together are one. */
function findCalendar(app, id) {
  const place = Number(id.slice(0, id.indexOf(' ')));
  const calendar = app.calendars()[place - 1];
  if (!calendar || calendar.name() !== id.slice(id.indexOf(' ') + 1)) throw missing('calendar ' + id);
  return calendar;
}

function missing(what) {
  const error = new Error('There is no ' + what + '.');
  error.errorNumber = -1728;
  return error;
}
