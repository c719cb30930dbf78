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
  const app = Application('Reminders');
  const reminder = app.Reminder({ name: input.name, body: input.notes, priority: input.priority });
  app.lists.byId(input.listId).reminders.push(reminder);
  if (input.dueMs !== null && input.isAllDay) reminder.alldayDueDate = new Date(input.dueMs);
  else if (input.dueMs !== null) reminder.dueDate = new Date(input.dueMs);
  return { id: reminder.id() };
}
