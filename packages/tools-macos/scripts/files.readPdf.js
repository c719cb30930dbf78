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
  ObjC.import('Quartz');
  const document = $.PDFDocument.alloc.initWithURL($.NSURL.fileURLWithPath($(input.path)));
  if (document.isNil()) throw missing('PDF ' + input.path);
  return { text: ObjC.unwrap(document.string) || '' };
}

function missing(what) {
  const error = new Error('There is no ' + what + '.');
  error.errorNumber = -1728;
  return error;
}
