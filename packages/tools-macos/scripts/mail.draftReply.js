// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

/**
 * Opens a reply in a window. Nothing here sends.
 *
 * Setting the content drops the quoted original, and reading it first makes the set do nothing: the quote is built from the original.
 * Without a text of its own the draft is left as Mail made it.
 */
function perform(input) {
  const app = Application('Mail');
  const original = selectedMessage(app, input.messageId);
  const draft = app.reply(original, { openingWindow: true });
  const quoted = (original.content() || '').replace(/^/gm, '> ');
  if (input.body !== '') draft.content = input.body + '\n\n' + original.sender() + ' wrote:\n' + quoted;
  address(app, draft, input);
  return { id: String(draft.id()), subject: draft.subject() };
}

/** The reply goes to the email that was looked at, not to one selected since. */
function selectedMessage(app, id) {
  const viewers = app.messageViewers();
  const messages = viewers.length > 0 ? viewers[0].selectedMessages() : [];
  const message = messages ? messages[0] : undefined;
  if (!message || String(message.id()) !== id) throw missing('email ' + id + ' selected any more');
  return message;
}

function address(app, draft, input) {
  for (const to of input.to || []) draft.toRecipients.push(app.ToRecipient({ address: to }));
  for (const cc of input.cc) draft.ccRecipients.push(app.CcRecipient({ address: cc }));
  for (const path of input.attachments) draft.attachments.push(app.Attachment({ fileName: Path(path) }));
}

function missing(what) {
  const error = new Error('There is no ' + what + '.');
  error.errorNumber = -1728;
  return error;
}
