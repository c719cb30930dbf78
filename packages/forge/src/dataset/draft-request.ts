import type { WrittenCall } from '@octoweave/core';
import type { PhrasedCall } from '../corpus/phrasing.ts';

/** A request while it is being made, with the calls it asks for. */
export interface DraftRequest {
  readonly pieces: readonly RequestPiece[];
  readonly calls: readonly WrittenCall[];
  /** The calls as the corpus has them; empty for a refusal. */
  readonly phrasedCalls: readonly PhrasedCall[];
}

/** A run of characters; a surface says an argument and is never changed once it is said. */
export interface RequestPiece {
  readonly text: string;
  readonly isSurface: boolean;
  /** The slot of the phrasing that the surface fills. */
  readonly slot?: string;
  /** What the surface says; absent where it is no free number or text. A sentence runs on to wherever the request ends. */
  readonly says?: 'number' | 'text' | 'sentence';
}

/** Whether a request ends in a text that whatever came after it would belong to. */
export const endsInSentence = ({ pieces }: Pick<DraftRequest, 'pieces'>): boolean => pieces.at(-1)?.says === 'sentence';

/** The request as typed or heard. */
export const draftText = ({ pieces }: Pick<DraftRequest, 'pieces'>): string =>
  pieces
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Leaves out empty pieces and joins what may be changed, so that words are never cut. */
export function joinPieces(pieces: readonly RequestPiece[]): readonly RequestPiece[] {
  const joined: RequestPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.text === '') continue;
    if (last && !last.isSurface && !piece.isSurface) joined[joined.length - 1] = { text: last.text + piece.text, isSurface: false };
    else joined.push(piece);
  }
  return joined;
}
