import type { PromptSegment } from '../backend/prompt-segment.ts';
import type { CallGrammar } from './call-grammar.ts';
import { compileMatchProgram, type MatchProgram } from './match-program.ts';

/**
 * Reads an answer piece by piece and knows whether a grammar still allows it.
 *
 * - Pieces are control tokens and texts of whole code points; where a text is cut into pieces does not matter.
 * - Time is linear in the answer, for grammars whose rules soon differ.
 */
export interface CallMatcher {
  /** Reads a piece. False once no answer begins like this, and then for good. */
  push(piece: PromptSegment): boolean;
  /** Whether what was read is a whole answer. */
  isComplete(): boolean;
  /** A matcher that has read the same and goes its own way from here. */
  clone(): CallMatcher;
}

/**
 * The reference recogniser: what engines may write is measured by it.
 *
 * - Grammars must not be left-recursive (see `CallGrammar`).
 *
 * @throws {GrammarCompileError} `grammar-rule-unknown` for a reference that leads nowhere.
 */
export function createCallMatcher(grammar: CallGrammar): CallMatcher {
  const program = compileMatchProgram(grammar);
  const bottom: Frame = { address: -1, below: undefined, above: new Map() };
  return matcherFrom(program, settle(program, [{ address: program.start, frame: bottom }]));
}

/** Where to go on when a rule ends. Two equal stacks are one object, so that places can be told apart by identity. */
interface Frame {
  readonly address: number;
  readonly below: Frame | undefined;
  readonly above: Map<number, Frame>;
}

/** A place in the program, waiting for a terminal or at the end of the answer. */
interface Place {
  readonly address: number;
  readonly frame: Frame;
}

function matcherFrom(program: MatchProgram, initial: readonly Place[]): CallMatcher {
  let places = initial;
  const read = (accepts: (address: number) => number | undefined): void => {
    const next: Place[] = [];
    for (const { address, frame } of places) {
      const following = accepts(address);
      if (following !== undefined) next.push({ address: following, frame });
    }
    places = settle(program, next);
  };
  return {
    push: ({ type, text }) => {
      if (type === 'control') read((address) => afterToken(program, address, text));
      else
        for (const character of text) {
          if (places.length === 0) break;
          const point = character.codePointAt(0) ?? 0;
          read((address) => afterCharacter(program, address, point));
        }
      return places.length > 0;
    },
    isComplete: () => places.some(({ address, frame }) => frame.below === undefined && program.instructions[address]?.type === 'return'),
    clone: () => matcherFrom(program, places),
  };
}

function afterToken({ instructions }: MatchProgram, address: number, text: string): number | undefined {
  const instruction = instructions[address];
  return instruction?.type === 'token' && instruction.text === text ? instruction.next : undefined;
}

function afterCharacter({ instructions }: MatchProgram, address: number, point: number): number | undefined {
  const instruction = instructions[address];
  if (instruction?.type !== 'characters') return undefined;
  const isInside = instruction.ranges.some(({ from, to }) => from <= point && point <= to);
  return isInside === instruction.isNegated ? undefined : instruction.next;
}

/** Follows calls, returns and splits to the places that wait for a terminal, each once. */
function settle({ instructions }: MatchProgram, from: readonly Place[]): readonly Place[] {
  const settled: Place[] = [];
  const seen = new Map<Frame, Set<number>>();
  const open = [...from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { address, frame } = place;
    const addresses = seen.get(frame) ?? new Set();
    if (addresses.has(address)) continue;
    seen.set(frame, addresses.add(address));
    const instruction = instructions[address];
    switch (instruction?.type) {
      case 'split':
        open.push(...instruction.next.map((next) => ({ address: next, frame })));
        break;
      case 'call': {
        const isLast = instructions[instruction.next]?.type === 'return';
        open.push({ address: instruction.entry, frame: isLast ? frame : frameAbove(frame, instruction.next) });
        break;
      }
      case 'return':
        if (frame.below === undefined) settled.push(place);
        else open.push({ address: frame.address, frame: frame.below });
        break;
      default:
        settled.push(place);
    }
  }
  return settled;
}

function frameAbove(below: Frame, address: number): Frame {
  const known = below.above.get(address);
  if (known) return known;
  const frame: Frame = { address, below, above: new Map() };
  below.above.set(address, frame);
  return frame;
}
