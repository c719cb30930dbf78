import type { AnyToolDefinition } from '@octoweave/core';
import type { Phrasing, PhrasingBlock } from '../corpus/phrasing.ts';
import { isSentenceSource } from '../surface/text-source-names.ts';
import { joinPieces, type DraftRequest, type RequestPiece } from './draft-request.ts';
import { expandPhrasing, type ExpandPhrasingOptions } from './expand-phrasing.ts';
import { areCompatible, hasTarget } from './join-requests.ts';

/** One sentence for several things, and the sentence that asks for each of them. */
export interface SharedRequest {
  /** "heat the driver's seat and the back left one" */
  readonly request: DraftRequest;
  /** In spoken order: "heat the driver's seat", "heat the back left one". */
  readonly parts: readonly DraftRequest[];
}

/** Sources of times: "at three and at four" is mostly said of one thing. */
const timeSources: ReadonlySet<string> = new Set(['times', 'days', 'moments', 'beginnings', 'dues', 'lengths']);

const thirdShare = 0.2;

/** Whether two calls of a tool can be told apart by their first value, so that one sentence may ask for both. */
export const canBeAskedOfSeveral = (tool: AnyToolDefinition | undefined): boolean =>
  tool !== undefined && tool.parameters.length > 0 && hasTarget(tool);

/**
 * Says a sentence once for two or three values of its first argument.
 *
 * - Undefined where the argument is not said by one slot, where it tells no two calls apart, or where the same value was drawn twice.
 */
export function shareVerb(phrasing: Phrasing, block: PhrasingBlock, options: ExpandPhrasingOptions): SharedRequest | undefined {
  const { random } = options;
  const [call, ...others] = block.calls;
  const argument = call?.arguments[0];
  if (!call || others.length > 0 || argument?.type !== 'slot') return undefined;
  const { name } = argument;
  const slot = block.slots.get(name);
  const isSaidOnce = phrasing.parts.filter((part) => part.type === 'slot' && part.name === name).length === 1;
  if (!slot || !isSaidOnce || slot.type === 'number') return undefined;
  if (slot.type === 'text' && (isSentenceSource(slot.source) || timeSources.has(slot.source))) return undefined;

  const words: Phrasing = {
    ...phrasing,
    parts: phrasing.parts.map((part) => (part.type === 'choice' ? { type: 'words', text: random.pick(part.alternatives) } : part)),
  };
  const first = expandPhrasing(words, block, options);
  const given = new Map([...first.fillings].filter(([filled]) => filled !== name));
  const wanted = random.chance(thirdShare) ? 3 : 2;
  const parts = [first];
  while (parts.length < wanted) parts.push(expandPhrasing(words, block, { ...options, given }));
  const areDistinct = parts.every((one, index) => parts.slice(index + 1).every((other) => isOtherThing(one, other, name)));
  return areDistinct ? { request: joinValues(parts, name, random.chance(0.3)), parts } : undefined;
}

function isOtherThing(one: ReturnType<typeof expandPhrasing>, other: ReturnType<typeof expandPhrasing>, name: string): boolean {
  return areCompatible(one, other) && one.fillings.get(name)?.surface !== other.fillings.get(name)?.surface;
}

/** "the driver's seat", "the back left one" and the rest of the sentence: all values where the first one stood. */
function joinValues(parts: readonly ReturnType<typeof expandPhrasing>[], name: string, saysLeads: boolean): DraftRequest {
  const [first] = parts;
  if (!first) throw new RangeError('There is nothing to join.');
  const pieces = first.pieces.flatMap((piece): readonly RequestPiece[] => {
    if (piece.slot !== name) return [piece];
    return parts.flatMap(({ fillings }, index): readonly RequestPiece[] => {
      const filling = fillings.get(name);
      const joint = index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', ';
      const lead = index > 0 && saysLeads && filling?.lead ? `${filling.lead} ` : '';
      return [
        { text: `${joint}${lead}`, isSurface: false },
        { ...piece, text: filling?.surface ?? '' },
      ];
    });
  });
  return {
    pieces: joinPieces(pieces),
    calls: parts.flatMap(({ calls }) => calls),
    phrasedCalls: parts.flatMap(({ phrasedCalls }) => phrasedCalls),
  };
}
