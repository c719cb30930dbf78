import { cutText, type PreTokenizer } from './pre-tokenizers.ts';
import { printBytes } from './token-bytes.ts';

/** Token ids of words that hold no control token. */
export type EncodeText = (text: string) => readonly number[];

/** What a byte-level BPE tokenizer is made of. */
export interface BpeEncoderOptions {
  /** By id. */
  readonly tokens: readonly string[];
  /** Pairs of pieces, the first to be joined first. */
  readonly merges: readonly string[];
  /** Tokens that are found in text before it is cut, but are not control tokens. */
  readonly addedTokens: readonly string[];
  /** Ids that text can never become. */
  readonly controlIds: ReadonlySet<number>;
  readonly preTokenizer: PreTokenizer;
}

/** Makes the encoder of a vocabulary; the same ids as llama.cpp's, which the engine is held to at each generation. */
export function createBpeEncoder({ tokens, merges, addedTokens, controlIds, preTokenizer }: BpeEncoderOptions): EncodeText {
  const idOf = new Map(tokens.flatMap((token, id) => (controlIds.has(id) ? [] : [[token, id] as const])));
  const rankOf = new Map(merges.map((merge, rank) => [merge, rank]));
  const addedIds = new Map(addedTokens.flatMap((token) => [[token, idOf.get(token) ?? -1] as const]));
  const known = new Map<string, readonly number[]>();

  const idsOfPiece = (piece: string): readonly number[] => {
    const whole = preTokenizer.prefersWholePieces ? idOf.get(piece) : undefined;
    return whole === undefined ? mergePiece(piece, rankOf).flatMap((part) => idOf.get(part) ?? idsOfCharacters(part, idOf)) : [whole];
  };
  const encodePlain = (text: string): readonly number[] =>
    cutText(text, preTokenizer).flatMap((piece) => {
      const ids = known.get(piece) ?? idsOfPiece(printBytes(piece));
      if (known.size < mostKnownPieces) known.set(piece, ids);
      return ids;
    });
  return (text) =>
    splitAtAddedTokens(text, addedTokens).flatMap((part) => {
      const added = addedIds.get(part);
      return added === undefined ? encodePlain(part) : [added];
    });
}

/** Words repeat; a page that runs for days must not keep every one. */
const mostKnownPieces = 10_000;

/** Joins the pair with the lowest rank, the leftmost of equals, until none has one. */
function mergePiece(piece: string, rankOf: ReadonlyMap<string, number>): readonly string[] {
  const parts = [...piece];
  for (;;) {
    let best = { index: -1, rank: Number.POSITIVE_INFINITY };
    for (let index = 0; index + 1 < parts.length; index++) {
      const rank = rankOf.get(`${parts[index]} ${parts[index + 1]}`) ?? Number.POSITIVE_INFINITY;
      if (rank < best.rank) best = { index, rank };
    }
    if (best.index === -1) return parts;
    parts.splice(best.index, 2, `${parts[best.index]}${parts[best.index + 1]}`);
  }
}

const idsOfCharacters = (part: string, idOf: ReadonlyMap<string, number>): readonly number[] =>
  [...part].flatMap((character) => idOf.get(character) ?? []);

/** Longer added tokens win over shorter ones, as in llama.cpp. */
function splitAtAddedTokens(text: string, addedTokens: readonly string[]): readonly string[] {
  return addedTokens
    .toSorted((left, right) => right.length - left.length)
    .reduce<readonly string[]>(
      (parts, token) =>
        parts.flatMap((part) =>
          addedTokens.includes(part) ? [part] : part.split(token).flatMap((piece, index) => (index === 0 ? [piece] : [token, piece])),
        ),
      [text],
    )
    .filter((part) => part !== '');
}
