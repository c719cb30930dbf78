const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts whose characters take two columns, and pictures. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;

const columnsOfGrapheme = (grapheme: string): number => (wide.test(grapheme) ? 2 : 1);

/** How many columns a text takes in letters of one width; it holds no control characters. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += columnsOfGrapheme(segment);
  return columns;
}

/** A text that takes no more columns than these; what is longer ends in an ellipsis. */
export function fitColumns(text: string, columns: number): string {
  if (textColumns(text) <= columns) return text;
  let fitting = '';
  let taken = 1;
  for (const { segment } of graphemes.segment(text)) {
    taken += columnsOfGrapheme(segment);
    if (taken > columns) break;
    fitting += segment;
  }
  return columns < 1 ? '' : `${fitting}…`;
}
