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
  const notes = Application('Notes').notes.whose({ name: { _contains: input.name } })();
  return notes.map((note) => ({ id: note.id(), name: note.name(), folder: note.container().name() }));
}
