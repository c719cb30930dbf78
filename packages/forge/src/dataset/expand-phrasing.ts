import { toolId, type JsonValue, type WrittenArgument, type WrittenCall } from '@octoweave/core';
import { findWords } from '../corpus/find-words.ts';
import type { PhrasedArgument, Phrasing, PhrasingBlock, PhrasingSlot } from '../corpus/phrasing.ts';
import type { RandomSource } from '../random-source.ts';
import { sayNumber } from '../surface/number-surface.ts';
import type { TextSource } from '../surface/text-surface.ts';
import { draftText, joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';

/** What a phrasing is expanded with. */
export interface ExpandPhrasingOptions {
  readonly packName: string;
  readonly random: RandomSource;
  readonly texts: TextSource;
}

/** What fills a slot this time. */
interface Filling {
  readonly surface: string;
  /** The canonical value; absent where the surface itself is the argument. */
  readonly value?: JsonValue;
}

/** Chooses alternatives and fills slots: one request with its calls. */
export function expandPhrasing(phrasing: Phrasing, block: PhrasingBlock, { packName, random, texts }: ExpandPhrasingOptions): DraftRequest {
  const fillings = new Map<string, Filling>();
  const pieces: RequestPiece[] = [];
  const isAnchored = ownWordCount(phrasing) >= 2;
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
          fillSlot(slot, { random, texts, isAnchored, before: draftText({ pieces }), isNegated: isNegated(block, part.name) });
        fillings.set(part.name, filling);
        pieces.push({ text: filling.surface, isSurface: true, ...(slot.type === 'values' ? {} : { says: slot.type }) });
        break;
      }
    }
  }
  const calls = block.calls.map(({ tool, arguments: phrased }): WrittenCall => ({
    toolId: toolId(packName, tool.name),
    arguments: phrased.map((argument) => writeArgument(argument, fillings)),
  }));
  return { pieces: joinPieces(pieces.flatMap((piece) => protectWords(piece, block))), calls, phrasedCalls: block.calls };
}

/** How many words of a sentence are not said by its slots. */
export const ownWordCount = ({ parts }: Phrasing): number =>
  parts.flatMap((part) => (part.type === 'words' ? (part.text.match(/[\p{L}\p{N}']+/gu) ?? []) : [])).filter((word) => word !== 'please')
    .length;

const isNegated = ({ calls }: PhrasingBlock, name: string): boolean =>
  calls.some((call) => call.arguments.some((argument) => argument.type === 'slot' && argument.name === name && argument.isNegated));

interface FillSlotOptions extends Omit<ExpandPhrasingOptions, 'packName'> {
  readonly isAnchored: boolean;
  readonly before: string;
  readonly isNegated: boolean;
}

function fillSlot(slot: PhrasingSlot, { random, texts, isAnchored, before, isNegated: isDecrease }: FillSlotOptions): Filling {
  switch (slot.type) {
    case 'values': {
      const { value, surfaces } = random.pick(slot.values);
      return { surface: random.pick(surfaces), value };
    }
    case 'number': {
      const { schema } = slot.parameter;
      const isDifference = isDecrease || ('minimum' in schema && (schema.minimum ?? 0) < 0);
      return { surface: sayNumber(slot.parameter, { random, isDifference, wordBefore: before.split(' ').at(-1) ?? '' }) };
    }
    case 'text':
      return { surface: texts.sayText(slot.parameter.name, { random, isAnchored }) };
  }
}

/** Words that are copied from the sentence are a surface of it: typing noise must not reach them. */
function protectWords(piece: RequestPiece, { calls }: PhrasingBlock): readonly RequestPiece[] {
  if (piece.isSurface) return [piece];
  const copied = calls.flatMap((call) => call.arguments.flatMap((argument) => (argument.type === 'words' ? [argument.text] : [])));
  const place = copied.map((words) => findWords(piece.text, words)).find((found) => found !== undefined);
  if (!place) return [piece];
  return [
    { text: piece.text.slice(0, place.start), isSurface: false },
    { text: piece.text.slice(place.start, place.end), isSurface: true },
    { text: piece.text.slice(place.end), isSurface: false },
  ];
}

function writeArgument(argument: PhrasedArgument, fillings: ReadonlyMap<string, Filling>): WrittenArgument {
  switch (argument.type) {
    case 'missing':
    case 'omitted':
      return { type: argument.type };
    case 'literal':
      return { type: 'literal', value: argument.value };
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
