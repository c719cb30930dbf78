import type { ChatPiece } from './chat-template.ts';

/** What marks of chat templates look like: `<think>`, `<<SYS>>`, `[/INST]`. */
const markText = /<[^\s<>]{1,64}>|\[\/?[A-Z_]{2,32}\]/gu;

/** Marks that a template writes as text, as the model has no control tokens of those names: a tokenizer cannot tell who wrote them. */
export function readTextMarks(pieces: readonly ChatPiece[]): readonly string[] {
  return [...new Set(pieces.flatMap((piece) => (piece.type === 'text' ? [...piece.text.matchAll(markText)].map(([mark]) => mark) : [])))];
}

/** Puts a space into each of the marks, so that no content reads like the end of its message. */
export function breakTextMarks(text: string, marks: readonly string[]): string {
  return marks.reduce((broken, mark) => broken.replaceAll(mark, () => `${mark.slice(0, 1)} ${mark.slice(1)}`), text);
}
