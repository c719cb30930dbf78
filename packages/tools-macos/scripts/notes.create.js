// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

/** Notes writes the name above the body by itself. */
function perform(input) {
  const app = Application('Notes');
  const note = app.Note({ name: input.name, body: input.html });
  app.folders.byId(input.folderId).notes.push(note);
  return { id: note.id() };
}
