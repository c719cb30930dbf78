import type { Phrasing, PhrasingBlock } from '../corpus/phrasing.ts';
import { isSentenceSource } from '../surface/text-source-names.ts';
import { joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';
import { expandPhrasing, type ExpandPhrasingOptions } from './expand-phrasing.ts';

/** What people say between what they did not mean and what they do. */
const corrections = [
  ', no, ',
  ' no ',
  ', no wait, ',
  ' no wait ',
  ', sorry, ',
  ' sorry ',
  ', i mean ',
  ' i mean ',
  ', no i mean ',
  ' no sorry i mean ',
  ', or rather ',
  ', er, no, ',
  ', uh, ',
  ', no make that ',
  ' no make that ',
  ', make that ',
  ' or make that ',
  ', actually ',
  ' actually ',
  ' scratch that ',
  ', hang on, ',
  ', wait, ',
  ', not that, ',
];

/**
 * Says one value of a sentence wrong, and right at once after it: "at six no seven".
 *
 * - Undefined where no slot can be corrected, or where both values are the same.
 */
export function correctRequest(phrasing: Phrasing, block: PhrasingBlock, options: ExpandPhrasingOptions): DraftRequest | undefined {
  const { random } = options;
  const names = phrasing.parts.flatMap((part) => (part.type === 'slot' ? [part.name] : []));
  const correctable = names.filter((name) => {
    const slot = block.slots.get(name);
    const isSaidOnce = names.indexOf(name) === names.lastIndexOf(name);
    return slot && isSaidOnce && !(slot.type === 'text' && isSentenceSource(slot.source));
  });
  if (correctable.length === 0) return undefined;
  const name = random.pick(correctable);
  const right = expandPhrasing(phrasing, block, options);
  const given = new Map([...right.fillings].filter(([filled]) => filled !== name));
  const wrong = expandPhrasing(phrasing, block, { ...options, given }).fillings.get(name);
  const meant = right.fillings.get(name);
  if (!wrong || !meant || wrong.surface === meant.surface) return undefined;
  const pieces = right.pieces.flatMap((piece): readonly RequestPiece[] => {
    if (piece.slot !== name) return [piece];
    const lead = meant.lead !== '' && random.chance(0.5) ? `${meant.lead} ` : '';
    return [{ text: wrong.surface, isSurface: true }, { text: `${random.pick(corrections)}${lead}`, isSurface: false }, piece];
  });
  return { pieces: joinPieces(pieces), calls: right.calls, phrasedCalls: right.phrasedCalls };
}
