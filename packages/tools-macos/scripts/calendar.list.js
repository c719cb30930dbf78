// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

/** Calendar does not tell its default calendar to scripts; the first that can be written to takes its place. */
function perform() {
  const calendars = Application('Calendar')
    .calendars()
    .map((calendar, index) => ({ calendar, id: index + 1 + ' ' + calendar.name() }))
    .filter(({ calendar }) => calendar.writable());
  return calendars.map(({ calendar, id }, index) => ({ id, name: calendar.name(), isDefault: index === 0 }));
}
