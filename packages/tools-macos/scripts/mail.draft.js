// Run by osascript -l JavaScript. Arguments come as one JSON text, the last of argv; the answer is one JSON line.
// oxlint-disable-next-line no-unused-vars
function run(argv) {
  try {
    return JSON.stringify({ output: perform(JSON.parse(argv[argv.length - 1])) });
  } catch (error) {
    return JSON.stringify({ error: { number: error.errorNumber || -2700, message: String(error.message) } });
  }
}

/** Opens a draft in a window. Nothing here sends. */
function perform(input) {
  const app = Application('Mail');
  const draft = app.OutgoingMessage({ subject: input.subject, content: input.body, visible: true });
  app.outgoingMessages.push(draft);
  address(app, draft, input);
  return { id: String(draft.id()), subject: draft.subject() };
}

function address(app, draft, input) {
  for (const to of input.to || []) draft.toRecipients.push(app.ToRecipient({ address: to }));
  for (const cc of input.cc) draft.ccRecipients.push(app.CcRecipient({ address: cc }));
  for (const path of input.attachments) draft.attachments.push(app.Attachment({ fileName: Path(path) }));
}
