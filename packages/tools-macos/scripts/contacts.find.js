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
  const contains = { _contains: input.name };
  const people = Application('Contacts').people.whose({ _or: [{ name: contains }, { nickname: contains }] })();
  return people.map((person) => ({
    id: person.id(),
    name: person.name(),
    nickname: person.nickname() || '',
    organization: person.organization() || '',
    phones: person.phones().map(readDetail),
    emails: person.emails().map(readDetail),
  }));
}

/** Labels of Apple's own are written _$!<Mobile>!$_. */
function readDetail(detail) {
  return { label: (detail.label() || '').replace(/^_\$!<(.*)>!\$_$/, '$1').toLowerCase(), value: detail.value() };
}
