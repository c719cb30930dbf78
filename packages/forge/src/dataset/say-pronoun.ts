import type { RandomSource } from '../random-source.ts';
import type { PooledPhrasing } from './phrasing-pool.ts';
import { joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';
import { expandPhrasing, type ExpandPhrasingOptions } from './expand-phrasing.ts';

/** Two requests about one person, of which the second one says "her" where it means the first one's name. */
export interface PronounRequests {
  readonly first: DraftRequest;
  /** As it is said after the first. */
  readonly second: DraftRequest;
  /** The second as it would stand alone. */
  readonly whole: DraftRequest;
}

const personSource = 'people';
/** After these a person is what somebody does something to: "text her", "to him". */
const beforeObject =
  /\b(?:to|for|with|from|at|text|texts|message|tell|ask|call|ring|phone|email|mail|let|send|invite|give|ping|write|remind|dial|cc|copy|sms)$/u;
/** What may follow "her" where it is a person: not what belongs to one ("her number"). */
const afterObject =
  /^(?:$|,|\.| (?:to|that|about|saying|know|a|an|the|at|on|if|what|where|when|and|by|with|please|now|my|this|through)\b)/u;

/** The slot that says the one person of a phrasing. */
export function personSlotOf({ phrasing, block }: PooledPhrasing): string | undefined {
  const people = phrasing.parts.flatMap((part) => {
    if (part.type !== 'slot') return [];
    const slot = block.slots.get(part.name);
    return slot?.type === 'text' && slot.source === personSource ? [part.name] : [];
  });
  return people.length === 1 ? people[0] : undefined;
}

/** Makes two phrasings speak of one person; undefined where "her" would not stand in the second one's grammar. */
export function sayPronoun(one: PooledPhrasing, other: PooledPhrasing, options: ExpandPhrasingOptions): PronounRequests | undefined {
  const [slot, otherSlot] = [personSlotOf(one), personSlotOf(other)];
  if (slot === undefined || otherSlot === undefined) return undefined;
  const first = expandPhrasing(one.phrasing, one.block, options);
  const person = first.fillings.get(slot);
  if (!person) return undefined;
  const whole = expandPhrasing(other.phrasing, other.block, { ...options, given: new Map([[otherSlot, person]]) });
  const pieces = withPronoun(whole.pieces, otherSlot, person.lead, options.random);
  return pieces && { first, second: { ...whole, pieces }, whole };
}

function withPronoun(
  pieces: readonly RequestPiece[],
  slot: string,
  lead: string,
  random: RandomSource,
): readonly RequestPiece[] | undefined {
  const place = pieces.findIndex((piece) => piece.slot === slot);
  const before = (pieces[place - 1]?.text ?? '').trimEnd();
  const beforeLead = lead !== '' && before.endsWith(` ${lead}`) ? before.slice(0, -lead.length).trimEnd() : before;
  if (!beforeObject.test(beforeLead) || !afterObject.test(pieces[place + 1]?.text ?? '')) return undefined;
  const pronoun = random.pickWeighted([
    [5, 'her'],
    [5, 'him'],
    [3, 'them'],
  ]);
  return joinPieces([...pieces.slice(0, place - 1), { text: `${beforeLead} ${pronoun}`, isSurface: false }, ...pieces.slice(place + 1)]);
}
