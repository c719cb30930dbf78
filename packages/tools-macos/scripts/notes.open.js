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
  const app = Application('Notes');
  const note = app.notes.byId(input.id);
  app.show(note);
  return { text: textBelowName(note) };
}

/** The first line of a note is its name. */
function textBelowName(note) {
  const text = note.plaintext();
  const name = note.name();
  if (text === name) return '';
  return text.startsWith(name + '\n') ? text.slice(name.length + 1) : text;
}
