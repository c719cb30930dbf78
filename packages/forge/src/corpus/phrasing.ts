import type { AnyToolDefinition, JsonValue, ToolId, ToolParameter } from '@octoweave/core';

/** One hand-written sentence with slots and alternations. */
export interface Phrasing {
  /** As written in the corpus; what decides on which side of the held-out split it falls. */
  readonly text: string;
  readonly parts: readonly PhrasingPart[];
  readonly place: CorpusPlace;
}

/** A piece of a sentence: fixed words, `[a|b|]`, or `{slot}`. */
export type PhrasingPart =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'choice'; readonly alternatives: readonly string[] }
  | { readonly type: 'slot'; readonly name: string };

/** Sentences that ask for the same calls; no calls where no tool may be called. */
export interface PhrasingBlock {
  readonly calls: readonly PhrasedCall[];
  readonly phrasings: readonly Phrasing[];
  /** What fills each slot of these sentences, by slot name. */
  readonly slots: ReadonlyMap<string, PhrasingSlot>;
  /** The pack whose corpus holds them; absent in shared files. */
  readonly packName?: string | undefined;
  /** Of a refusal: packs that can serve what this one cannot, from `> none unless android`. */
  readonly servedBy: readonly string[];
}

/** A call of a block, with one argument for each parameter up to the last one given. */
export interface PhrasedCall {
  readonly toolId: ToolId;
  readonly packName: string;
  readonly tool: AnyToolDefinition;
  readonly arguments: readonly PhrasedArgument[];
}

/** What a block says about one parameter. */
export type PhrasedArgument =
  | { readonly type: 'literal'; readonly value: JsonValue }
  /** Words that every phrasing of the block holds, and that are copied from it: "take me home". */
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'slot'; readonly name: string; readonly isNegated: boolean }
  /** `$n`: what the n-th call of the block gives. */
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'nested'; readonly call: PhrasedCall }
  | { readonly type: 'list'; readonly items: readonly PhrasedArgument[] }
  | { readonly type: 'missing' }
  | { readonly type: 'omitted' };

/** Where the words of a slot come from. */
export type PhrasingSlot =
  | { readonly type: 'values'; readonly values: readonly SlotValue[] }
  | { readonly type: 'number'; readonly parameter: ToolParameter }
  /** `source`: a list of `corpora/shared/lists` or one of `textMakers`. */
  | { readonly type: 'text'; readonly source: string };

/** A canonical value and how people say it. */
export interface SlotValue {
  readonly value: JsonValue;
  readonly surfaces: readonly string[];
}

/** A line of a corpus file, counted from 1. */
export interface CorpusPlace {
  readonly file: string;
  readonly line: number;
}

/** Whether a block asks for a value that was not said. */
export const hasMissingValue = ({ calls }: PhrasingBlock): boolean => flattenArguments(calls).some(({ type }) => type === 'missing');

/** The arguments of calls and of the calls nested in them. */
export function flattenArguments(calls: readonly PhrasedCall[]): readonly PhrasedArgument[] {
  return calls.flatMap((call) => call.arguments.flatMap(withInner));
}

function withInner(argument: PhrasedArgument): readonly PhrasedArgument[] {
  if (argument.type === 'nested') return [argument, ...flattenArguments([argument.call])];
  return argument.type === 'list' ? [argument, ...argument.items.flatMap(withInner)] : [argument];
}

/** The packs whose tools are called, nested calls counted, each once and sorted; none for a refusal. */
export function packsOf(calls: readonly PhrasedCall[]): readonly string[] {
  const nested = flattenArguments(calls).flatMap((argument) => (argument.type === 'nested' ? [argument.call] : []));
  return [...new Set([...calls, ...nested].map(({ packName }) => packName))].sort();
}
