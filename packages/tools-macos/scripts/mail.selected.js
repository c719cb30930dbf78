// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

function perform() {
  const viewers = Application('Mail').messageViewers();
  const messages = viewers.length > 0 ? viewers[0].selectedMessages() : [];
  const message = messages ? messages[0] : undefined;
  if (!message) return null;
  return { id: String(message.id()), subject: message.subject() || '', sender: message.sender(), text: message.content() || '' };
}
