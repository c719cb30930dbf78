const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as Notes keeps it: a division for each line, and nothing in it that could be markup. */
export function noteHtml(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : line.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? '')}</div>`)
    .join('');
}
