import type { Phrasing, PhrasingBlock } from '../corpus/phrasing.ts';
import { momentSources, sayTwoMoments } from '../surface/said-moments.ts';
import { isSentenceSource } from '../surface/text-source-names.ts';
import type { SaidText } from '../surface/text-surface.ts';
import type { RandomSource } from '../random-source.ts';
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
  ' or rather ',
  ', i meant ',
  ' no hang on ',
  ', or make that ',
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

/** Sentences so short that a part of them is taken back as a name is: "add parsley no coriander to my list". */
const longestCorrectedSentence = 4;
const correctedSentences: ReadonlySet<string> = new Set(['note-items', 'tasks']);
/** How many wrong texts are like the right one but for their last word: "the mortgage offer no the mortgage statement". */
const likeShare = 0.4;

/**
 * Says one value of a sentence wrong, and right at once after it: "at six no seven".
 *
 * - The argument is what is said last; of dates and times it is all that was said, since the right one may leave out what stays.
 * - Undefined where no slot can be corrected, or where both values are the same.
 */
export function correctRequest(phrasing: Phrasing, block: PhrasingBlock, options: ExpandPhrasingOptions): DraftRequest | undefined {
  const { random } = options;
  const names = phrasing.parts.flatMap((part) => (part.type === 'slot' ? [part.name] : []));
  const correctable = names.filter((name) => {
    const slot = block.slots.get(name);
    const isSaidOnce = names.indexOf(name) === names.lastIndexOf(name);
    return slot && isSaidOnce && !(slot.type === 'text' && isSentenceSource(slot.source) && !correctedSentences.has(slot.source));
  });
  if (correctable.length === 0) return undefined;
  const name = random.pick(correctable);
  const slot = block.slots.get(name);
  if (slot?.type === 'text' && momentSources.has(slot.source)) {
    const [wrong, meant] = sayTwoMoments(slot.source, random);
    if (wrong.text === meant.text) return undefined;
    const surface = `${wrong.text}${random.pick(corrections)}${leadOf(meant, random)}${meant.text}`;
    return expandPhrasing(phrasing, block, { ...options, given: new Map([[name, { lead: wrong.lead, surface }]]) });
  }
  const right = expandPhrasing(phrasing, block, options);
  const given = new Map([...right.fillings].filter(([filled]) => filled !== name));
  const other = expandPhrasing(phrasing, block, { ...options, given }).fillings.get(name);
  const meant = right.fillings.get(name);
  if (!other || !meant) return undefined;
  const isText = slot?.type === 'text';
  const isSentence = isText && isSentenceSource(slot.source);
  if (isSentence && [other, meant].some(({ surface }) => surface.split(' ').length > longestCorrectedSentence)) return undefined;
  const wrong = isText && random.chance(likeShare) ? likeTo(meant.surface, other.surface) : other.surface;
  if (wrong === meant.surface) return undefined;
  const pieces = right.pieces.flatMap((piece): readonly RequestPiece[] => {
    if (piece.slot !== name) return [piece];
    const correction = `${random.pick(corrections)}${leadOf(meant, random)}`;
    return [{ text: wrong, isSurface: true }, { text: correction, isSurface: false }, piece];
  });
  return { pieces: joinPieces(pieces), calls: right.calls, phrasedCalls: right.phrasedCalls };
}

const leadOf = ({ lead }: Pick<SaidText, 'lead'>, random: RandomSource): string => (lead !== '' && random.chance(0.5) ? `${lead} ` : '');

/** The first words of one text with the last word of another; the other where the first has but one. */
function likeTo(text: string, other: string): string {
  const kept = text.split(' ').slice(0, -1);
  return kept.length === 0 ? other : [...kept, other.split(' ').at(-1)].join(' ');
}
