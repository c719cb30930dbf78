import type { JsonValue, WrittenArgument, WrittenCall } from '@octoweave/core';
import { findWords } from '../corpus/find-words.ts';
import {
  flattenArguments,
  type PhrasedArgument,
  type PhrasedCall,
  type Phrasing,
  type PhrasingBlock,
  type PhrasingSlot,
} from '../corpus/phrasing.ts';
import type { RandomSource } from '../random-source.ts';
import { sayNumber } from '../surface/number-surface.ts';
import { isSentenceSource } from '../surface/text-source-names.ts';
import type { TextSource } from '../surface/text-surface.ts';
import { draftText, joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';

/** What a phrasing is expanded with. */
export interface ExpandPhrasingOptions {
  readonly random: RandomSource;
  readonly texts: TextSource;
  /** Sentences whose texts alone tell what is meant. @defaultValue none */
  readonly sharedFrames?: ReadonlySet<Phrasing> | undefined;
  /** What some slots are to be filled with. @defaultValue none: every slot is filled anew */
  readonly given?: ReadonlyMap<string, Filling> | undefined;
}

/** What fills a slot this time. */
export interface Filling {
  /** Words before it that are not part of it. */
  readonly lead: string;
  readonly surface: string;
  /** The canonical value; absent where the surface itself is the argument. */
  readonly value?: JsonValue;
}

/** A request with what its slots were filled with. */
export interface ExpandedRequest extends DraftRequest {
  readonly fillings: ReadonlyMap<string, Filling>;
}

/** Chooses alternatives and fills slots: one request with its calls. */
export function expandPhrasing(
  phrasing: Phrasing,
  block: PhrasingBlock,
  { random, texts, sharedFrames, given = new Map() }: ExpandPhrasingOptions,
): ExpandedRequest {
  const fillings = new Map(given);
  const pieces: RequestPiece[] = [];
  const isAnchored = ownWordCount(phrasing) >= 2;
  const isTelling = sharedFrames?.has(phrasing) ?? false;
  for (const part of phrasing.parts) {
    switch (part.type) {
      case 'words':
        pieces.push({ text: part.text, isSurface: false });
        break;
      case 'choice':
        pieces.push({ text: random.pick(part.alternatives), isSurface: false });
        break;
      case 'slot': {
        const slot = block.slots.get(part.name);
        if (!slot) throw new Error(`{${part.name}} at ${phrasing.place.file}:${phrasing.place.line} is not bound.`);
        const filling =
          fillings.get(part.name) ??
          fillSlot(slot, { random, texts, isAnchored, isTelling, before: draftText({ pieces }), isNegated: isNegated(block, part.name) });
        fillings.set(part.name, filling);
        pieces.push(
          { text: leadAfter(draftText({ pieces }), filling.lead), isSurface: false },
          { ...surfaceOf(slot, filling), slot: part.name },
        );
        break;
      }
    }
  }
  const calls = block.calls.map((call) => writeCall(call, fillings));
  return { pieces: joinPieces(pieces.flatMap((piece) => protectWords(piece, block))), calls, phrasedCalls: block.calls, fillings };
}

/** How many words of a sentence are not said by its slots. */
export const ownWordCount = ({ parts }: Phrasing): number =>
  parts.flatMap((part) => (part.type === 'words' ? (part.text.match(/[\p{L}\p{N}']+/gu) ?? []) : [])).filter((word) => word !== 'please')
    .length;

const isNegated = ({ calls }: PhrasingBlock, name: string): boolean =>
  flattenArguments(calls).some((argument) => argument.type === 'slot' && argument.name === name && argument.isNegated);

function surfaceOf(slot: PhrasingSlot, { surface }: Filling): RequestPiece {
  if (slot.type === 'values') return { text: surface, isSurface: true };
  const isSentence = slot.type === 'text' && isSentenceSource(slot.source);
  return { text: surface, isSurface: true, says: isSentence ? 'sentence' : slot.type };
}

const determiners: ReadonlySet<string> = new Set('a an the my your our his her their this that next every'.split(' '));
const prepositions: ReadonlySet<string> = new Set(
  'for from to until till by at on in around about before after of is was be as and or'.split(' '),
);

/** The lead of a text as it goes after what was said: "to my sister", but neither "for at 3 pm" nor "the my sister". */
export function leadAfter(before: string, lead: string): string {
  const last = before.split(' ').at(-1) ?? '';
  const isBlocked = determiners.has(last) || (prepositions.has(last) && !determiners.has(lead));
  return lead === '' || isBlocked ? '' : `${lead} `;
}

interface FillSlotOptions extends ExpandPhrasingOptions {
  readonly isAnchored: boolean;
  readonly isTelling: boolean;
  readonly before: string;
  readonly isNegated: boolean;
}

function fillSlot(slot: PhrasingSlot, { random, texts, isAnchored, isTelling, before, isNegated: isDecrease }: FillSlotOptions): Filling {
  switch (slot.type) {
    case 'values': {
      const { value, surfaces } = random.pick(slot.values);
      return { lead: '', surface: random.pick(surfaces), value };
    }
    case 'number': {
      const { schema } = slot.parameter;
      const isDifference = isDecrease || ('minimum' in schema && (schema.minimum ?? 0) < 0);
      return { lead: '', surface: sayNumber(slot.parameter, { random, isDifference, wordBefore: before.split(' ').at(-1) ?? '' }) };
    }
    case 'text': {
      const { lead, text } = texts.sayText(slot.source, { random, isAnchored, isTelling });
      return { lead, surface: text };
    }
  }
}

/** Words that are copied from the sentence are a surface of it: typing noise must not reach them. */
function protectWords(piece: RequestPiece, { calls }: PhrasingBlock): readonly RequestPiece[] {
  if (piece.isSurface) return [piece];
  const copied = flattenArguments(calls).flatMap((argument) => (argument.type === 'words' ? [argument.text] : []));
  const place = copied.map((words) => findWords(piece.text, words)).find((found) => found !== undefined);
  if (!place) return [piece];
  return [
    { text: piece.text.slice(0, place.start), isSurface: false },
    { text: piece.text.slice(place.start, place.end), isSurface: true },
    { text: piece.text.slice(place.end), isSurface: false },
  ];
}

function writeCall({ toolId, arguments: phrased }: PhrasedCall, fillings: ReadonlyMap<string, Filling>): WrittenCall {
  return { toolId, arguments: phrased.map((argument) => writeArgument(argument, fillings)) };
}

function writeArgument(argument: PhrasedArgument, fillings: ReadonlyMap<string, Filling>): WrittenArgument {
  switch (argument.type) {
    case 'missing':
    case 'omitted':
      return { type: argument.type };
    case 'literal':
    case 'reference':
      return argument;
    case 'nested':
      return { type: 'nested', call: writeCall(argument.call, fillings) };
    case 'list':
      return { type: 'list', items: argument.items.map((item) => writeArgument(item, fillings)) };
    case 'words':
      return { type: 'verbatim', text: argument.text, isNegated: false };
    case 'slot': {
      const filling = fillings.get(argument.name);
      if (!filling) throw new Error(`{${argument.name}} was not said.`);
      if (filling.value !== undefined) return { type: 'literal', value: filling.value };
      return { type: 'verbatim', text: filling.surface.toLowerCase(), isNegated: argument.isNegated };
    }
  }
}
