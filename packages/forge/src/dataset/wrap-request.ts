import type { Frame } from '../corpus/parse-frames.ts';
import type { RandomSource } from '../random-source.ts';
import { draftText, endsInSentence, type DraftRequest } from './draft-request.ts';
import { joinRequests } from './join-requests.ts';

/** Verbs with which an order begins, whatever follows. */
const orderVerbs = new Set(
  [
    'put turn switch make give get take bring move adjust change raise increase decrease reduce pull crank bump pop stick let',
    'keep hold navigate guide lead tell send remind buy resume begin activate deactivate enable disable engage disengage shut',
    'unlock unfold nudge add remove throw flip kick dial enter punch plot',
  ].flatMap((line) => line.split(' ')),
);
/** Verbs that are also nouns or adjectives: an order only before one of the words below, so that "lock status" is none. */
const doubtfulVerbs = new Set(
  [
    'set lock open close play stop start light heat cool warm dim brighten charge defrost demist clear clean wipe fan blow',
    'cut text call book order route drive direct lower tilt fold pause check pick plan read show find kill run drop roll wind',
    'slide shift push lift mute cancel skip rewind fire type',
  ].flatMap((line) => line.split(' ')),
);
const objects = new Set(
  ['the my it her his their our this that these those a an some both all every each me us him them up down off on in out to'].flatMap(
    (line) => line.split(' '),
  ),
);

/** Whether a request begins with a bare verb, so that "can you ..." fits before it. */
export function isOrder(text: string): boolean {
  const [verb = '', next = ''] = text.split(/[ ,]+/u);
  if (/^(?:\S+ ){0,2}\S+,/u.test(text)) return false;
  return doubtfulVerbs.has(verb) ? objects.has(next) : orderVerbs.has(verb);
}

/** Puts a request, joined from `parts`, into a frame that fits it and asks for nothing more. */
export function wrapRequest(
  draft: DraftRequest,
  parts: readonly DraftRequest[],
  wrappers: readonly Frame[],
  random: RandomSource,
): DraftRequest {
  const text = draftText(draft);
  const isImperative = parts.every((part) => isOrder(draftText(part))) && isOrder(text);
  const isOpen = endsInSentence(draft);
  const fitting = wrappers.filter(
    (frame) => (frame.group === 'any' || isImperative) && !repeats(text, frame) && !(isOpen && frame.pieces.at(-1) !== ''),
  );
  const wanted = isImperative && random.chance(0.55) ? fitting.filter(({ group }) => group !== 'any') : fitting;
  return joinRequests([draft], random.pick(wanted.length > 0 ? wanted : fitting));
}

const saidOnce: readonly RegExp[] = [
  /\bplease\b/u,
  /\b(?:can|could|would|will|won't|if) (?:you|ya|we)\b|\byou\b$/u,
  /\bthanks?\b/u,
  /\bfor me\b/u,
  /\bmate\b/u,
  /\blove\b/u,
  /\bkindly\b/u,
  /\bi\b.*\bwant\b/u,
];

/** "Can you open it would you", "please mute please": words a person says once. */
function repeats(text: string, { pieces }: Frame): boolean {
  const frame = pieces.filter((_, index) => index % 2 === 0).join(' ');
  return saidOnce.some((word) => word.test(text) && word.test(frame));
}
