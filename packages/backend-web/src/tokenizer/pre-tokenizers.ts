/** White space as Unicode counts it; JavaScript's `\s` has U+FEFF more and U+0085 less. */
const space = String.raw`\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;

const gpt2Words = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^${space}\p{L}\p{N}]+|[${space}]+(?![^${space}])|[${space}]+`;
const llama3Words = (digits: string): string =>
  String.raw`'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]|[^\r\n\p{L}\p{N}]?\p{L}+|${digits}| ?[^${space}\p{L}\p{N}]+[\r\n]*|[${space}]*[\r\n]+|[${space}]+(?![^${space}])|[${space}]+`;

/** How a tokenizer cuts text into pieces that no merge crosses. */
export interface PreTokenizer {
  /** Applied one after the other, each to the pieces of the one before. What no match covers is a piece too. */
  readonly cuts: readonly RegExp[];
  /** Whether a piece that is a token as it stands is taken without merging. */
  readonly prefersWholePieces: boolean;
}

const preTokenizer = (...cuts: readonly string[]): PreTokenizer => ({
  cuts: cuts.map((cut) => new RegExp(cut, 'gu')),
  prefersWholePieces: false,
});

/** By `tokenizer.ggml.pre` of the model file, as llama.cpp cuts for it. */
export const preTokenizers: ReadonlyMap<string, PreTokenizer> = new Map([
  ['gpt-2', preTokenizer(gpt2Words)],
  ['smollm', preTokenizer(String.raw`\p{N}`, gpt2Words)],
  ['qwen2', preTokenizer(llama3Words(String.raw`\p{N}`))],
  ['llama-bpe', { ...preTokenizer(llama3Words(String.raw`\p{N}{1,3}`)), prefersWholePieces: true }],
]);

/** Cuts text; the pieces joined are the text. */
export function cutText(text: string, { cuts }: PreTokenizer): readonly string[] {
  return cuts.reduce<readonly string[]>((pieces, cut) => pieces.flatMap((piece) => cutPiece(piece, cut)), [text]);
}

function cutPiece(piece: string, cut: RegExp): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: match, index } of piece.matchAll(cut)) {
    if (index > end) pieces.push(piece.slice(end, index));
    pieces.push(match);
    end = index + match.length;
  }
  if (end < piece.length) pieces.push(piece.slice(end));
  return pieces;
}
