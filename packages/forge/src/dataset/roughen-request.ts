import type { RandomSource } from '../random-source.ts';
import { draftText, endsInSentence, joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';

/** What is done to a request; chosen before it is made, so that noise says nothing about what is asked. */
export interface Roughness {
  readonly hasTypo: boolean;
  readonly hasHesitation: boolean;
  readonly hasPunctuation: boolean;
  readonly losesApostrophes: boolean;
  readonly losesCommas: boolean;
}

/** Chooses the noise of one request. */
export const pickRoughness = (random: RandomSource): Roughness => ({
  hasTypo: random.chance(0.03),
  hasHesitation: random.chance(0.06),
  hasPunctuation: random.chance(0.4),
  losesApostrophes: random.chance(0.12),
  losesCommas: random.chance(0.3),
});

/** What may be done to a request whose words are copied as they are. */
export const onlyPunctuation = ({ hasPunctuation }: Roughness): Roughness => ({
  hasTypo: false,
  hasHesitation: false,
  hasPunctuation,
  losesApostrophes: false,
  losesCommas: false,
});

/** Makes a request as rough as people type and speak. What says an argument is never touched. */
export function roughenRequest(draft: DraftRequest, roughness: Roughness, random: RandomSource): DraftRequest {
  let { pieces } = draft;
  if (roughness.hasHesitation) pieces = insertHesitation(pieces, random);
  if (roughness.hasTypo) pieces = mistypeWord(pieces, random);
  if (roughness.losesApostrophes)
    pieces = pieces.map((piece) => (piece.isSurface ? piece : { ...piece, text: piece.text.replaceAll("'", '') }));
  if (roughness.losesCommas)
    pieces = pieces.map((piece, index) => (piece.isSurface ? piece : { ...piece, text: dropCommas(piece.text, index > 0) }));
  if (roughness.hasPunctuation) pieces = punctuate({ ...draft, pieces }, random);
  return { ...draft, pieces };
}

/** A comma right after a surface ends what it says, and stays. */
function dropCommas(text: string, followsSurface: boolean): string {
  return followsSurface && text.startsWith(',') ? `,${text.slice(1).replaceAll(',', '')}` : text.replaceAll(',', '');
}

function insertHesitation(pieces: readonly RequestPiece[], random: RandomSource): readonly RequestPiece[] {
  const word = random.pickWeighted([
    [4, 'um'],
    [4, 'uh'],
    [2, 'er'],
    [2, 'like'],
    [3, 'please'],
  ]);
  const space = (text: string): RequestPiece => ({ text, isSurface: false });
  if (word === 'please') {
    if (draftText({ pieces }).includes('please')) return pieces;
    return joinPieces(random.chance(0.4) || endsInSentence({ pieces }) ? [space('please '), ...pieces] : [...pieces, space(' please')]);
  }
  const gaps = pieces.flatMap((piece, index) =>
    piece.isSurface ? [] : [...piece.text.matchAll(/ /gu)].map((match) => ({ index, at: match.index })),
  );
  const wrapped = random.chance(0.3) ? `, ${word},` : ` ${word}`;
  if (gaps.length === 0 || random.chance(0.3)) return joinPieces([space(`${word}${random.chance(0.3) ? ',' : ''} `), ...pieces]);
  const gap = random.pick(gaps);
  return pieces.map((piece, index) => {
    if (index !== gap.index) return piece;
    const isAfterMark = /[,.]$/u.test(piece.text.slice(0, gap.at));
    return { ...piece, text: `${piece.text.slice(0, gap.at)}${isAfterMark ? ` ${word}` : wrapped}${piece.text.slice(gap.at)}` };
  });
}

/** One slip in one word of four letters or more: a letter dropped, doubled, or swapped with the next. */
function mistypeWord(pieces: readonly RequestPiece[], random: RandomSource): readonly RequestPiece[] {
  const words = pieces.flatMap((piece, index) =>
    piece.isSurface ? [] : [...piece.text.matchAll(/\p{L}{4,}/gu)].map((match) => ({ index, at: match.index, length: match[0].length })),
  );
  if (words.length === 0) return pieces;
  const { index, at, length } = random.pick(words);
  const slip = at + random.integer(1, length - 2);
  return pieces.map((piece, place) => {
    if (place !== index) return piece;
    const before = piece.text.slice(0, slip);
    const letter = piece.text[slip] ?? '';
    const next = piece.text[slip + 1] ?? '';
    const rest = piece.text.slice(slip + 2);
    const kind = random.integer(0, 2);
    return {
      ...piece,
      text: kind === 0 ? before + next + rest : kind === 1 ? before + letter + letter + next + rest : before + next + letter + rest,
    };
  });
}

const questionWords =
  "can could would will won't are is do does did may might what what's how how's where where's why who which shall should am have has mind";
const questionStart = new RegExp(`^(?:any chance|${questionWords.replaceAll(' ', '|')})\\b`, 'u');

function punctuate(draft: DraftRequest, random: RandomSource): readonly RequestPiece[] {
  const text = draftText(draft);
  if (/[.?!,]$/u.test(text)) return draft.pieces;
  const lastSentence = text.split(/[.?!] /u).at(-1) ?? text;
  const isQuestion = questionStart.test(lastSentence.replace(/^(?:hey|hi|hello|um|uh|so|okay|and|also|please)[, ]+/u, ''));
  const mark = isQuestion
    ? random.pickWeighted([
        [5, '?'],
        [1, '.'],
      ])
    : random.pickWeighted([
        [7, '.'],
        [1.5, '!'],
        [0.6, '...'],
      ]);
  const pieces = draft.pieces.map((piece) =>
    piece.isSurface || !random.chance(0.5)
      ? piece
      : { ...piece, text: piece.text.replace(/(?<=\p{L}) (?=(?:please|thanks|thank you|mate|love|but)\b)/u, ', ') },
  );
  return [...pieces, { text: mark, isSurface: false }];
}
