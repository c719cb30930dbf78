import { headExcerpt } from '../call/call-issue.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { WrittenArgument, WrittenCall } from '../call/call-syntax-tree.ts';
import { placeWrittenCall } from '../call/place-written-call.ts';
import { createRequestText, type RequestText } from '../call/request-text.ts';
import type { ToolLookup } from '../call/tool-lookup.ts';
import { createToolNames } from '../call/tool-names.ts';
import type { NamedTool } from '../call/arrange-arguments.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { JsonValue } from '../internal/json.ts';
import type { PlanIssueCode, PlanPart } from './plan-event.ts';
import type { PlanRequest } from './planner.ts';

/** A number in the text of a plan, and in the ids of calls. */
export interface BegunCall {
  readonly callNumber: number;
  readonly issues: readonly PlanPart[];
}

/** The calls of one plan, as they are written. */
export interface PlanCalls {
  /** A tool on offer, by the name a model gives it. */
  readonly find: (name: string) => NamedTool | undefined;
  readonly lookup: ToolLookup;
  /** Takes the number a call was written with; without one, it is the next. A dropped call keeps its number. */
  begin(written: number | undefined): BegunCall;
  /** A written call as the call it stands for, after the calls nested in it and after what was wrong with it. */
  place(written: WrittenCall, callNumber: number): readonly PlanPart[];
}

/** A text that is nothing but a reference, as models write them inside quotes. */
const referenceMark = /^\$(?:(\d{1,9})|\{(\d{1,9})\})$/u;

/**
 * Gives written calls their ids, and references the calls they mean.
 *
 * - A call has the number it was written with, or a higher one where that is taken: by this plan, or by a call of the observations.
 * - `$n` is the call of this plan written with n, or else the value of the observed call n, if it succeeded; otherwise it is missing.
 * - A text in quotes is a reference only where it is `$n` as a whole and call n was written before: `'you owe $2'` is text.
 */
export function createPlanCalls({ text, tools, observations = [] }: PlanRequest): PlanCalls {
  const offered = new Map<string, OfferedTool>(tools.map((tool) => [tool.toolId, tool]));
  const lookup: ToolLookup = (id) => offered.get(id)?.definition;
  const nameOf = createToolNames(tools.map(({ toolId }) => toolId));
  const request: RequestText = { ...text, restore: (span) => text.restore(createRequestText(span).folded) };
  const observed = new Map(observations.map(({ call, outcome }) => [call.id, outcome]));
  const callNumbers = new Map<number, number>();
  const placedNumbers = new Set<number>();
  let lastWritten = 0;
  let lastNumber = highestNumber(observations);

  /** The value of an observed call, undefined where it has none. */
  const valueOf = (written: number): JsonValue | undefined => {
    const outcome = observed.get(String(written));
    return outcome?.status === 'succeeded' ? outcome.value : undefined;
  };
  const isWritten = (written: number): boolean => callNumbers.has(written) || observed.has(String(written));

  const settle = (written: WrittenCall, warn: (code: PlanIssueCode, message: string, excerpt: string) => void): WrittenCall => {
    const settleReference = (index: number): WrittenArgument => {
      const callNumber = callNumbers.get(index);
      if (callNumber !== undefined && placedNumbers.has(callNumber)) return { type: 'reference', index: callNumber };
      const value = callNumber === undefined ? valueOf(index) : undefined;
      if (value !== undefined) return { type: 'literal', value };
      warn('reference-unknown', 'There is no such earlier call with a value; the argument counts as missing.', `$${index}`);
      return { type: 'missing' };
    };
    const settleArgument = (argument: WrittenArgument): WrittenArgument => {
      switch (argument.type) {
        case 'reference':
          return settleReference(argument.index);
        case 'list':
          return { type: 'list', items: argument.items.map(settleArgument) };
        case 'nested':
          return { type: 'nested', call: settleCall(argument.call) };
        case 'literal':
        case 'verbatim': {
          const index = quotedReference(argument.type === 'literal' ? argument.value : argument.text);
          return index !== undefined && isWritten(index) ? settleReference(index) : argument;
        }
        case 'missing':
        case 'omitted':
          return argument;
      }
    };
    const settleCall = (call: WrittenCall): WrittenCall => ({ ...call, arguments: call.arguments.map(settleArgument) });
    return settleCall(written);
  };

  return {
    lookup,
    find: (name) => {
      const tool = offered.get(nameOf(name) ?? '');
      return tool && { toolId: tool.toolId, parameters: tool.definition.parameters };
    },
    begin: (written = lastWritten + 1) => {
      const isRepeated = callNumbers.has(written);
      lastWritten = written;
      lastNumber = Math.max(written, lastNumber + 1);
      callNumbers.set(written, lastNumber);
      if (!isRepeated) return { callNumber: lastNumber, issues: [] };
      const message = 'Two calls have this number; references mean the later.';
      return { callNumber: lastNumber, issues: [{ type: 'parse-warning', code: 'number-repeated', message, excerpt: `${written}` }] };
    },
    place: (written, callNumber) => {
      const parts: PlanPart[] = [];
      const settled = settle(written, (code, message, excerpt) => {
        parts.push({ type: 'parse-warning', code, message, excerpt: headExcerpt(excerpt) });
      });
      const { placed, issues } = placeWrittenCall(settled, { callNumber, lookup, hasCall: () => true, request });
      placedNumbers.add(callNumber);
      for (const issue of issues) parts.push({ type: 'parse-warning', ...issue });
      for (const placedCall of placed) parts.push({ type: 'call-parsed', ...placedCall });
      return parts;
    },
  };
}

/** The highest number of calls, 0 where there is none; call `2.1` has the number 2. */
export function highestNumber(ended: readonly EndedCall[]): number {
  return ended.reduce((highest, { call }) => Math.max(highest, Number.parseInt(call.id, 10) || 0), 0);
}

function quotedReference(value: JsonValue): number | undefined {
  const match = typeof value === 'string' ? referenceMark.exec(value.trim()) : null;
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? undefined : Number(digits);
}
