// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

/** Accounts are not assumed to have names: the default folder is the default account's. */
function perform() {
  const app = Application('Notes');
  const defaultId = app.defaultAccount().defaultFolder().id();
  return app.folders().map((folder) => ({ id: folder.id(), name: folder.name(), isDefault: folder.id() === defaultId }));
}
