import type { AnyToolDefinition, JsonValue, ToolParameter } from '@octoweave/core';

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
}

/** A call of a block, with one argument for each parameter up to the last one given. */
export interface PhrasedCall {
  readonly tool: AnyToolDefinition;
  readonly arguments: readonly PhrasedArgument[];
}

/** What a block says about one parameter. */
export type PhrasedArgument =
  | { readonly type: 'literal'; readonly value: JsonValue }
  /** Words that every phrasing of the block holds, and that are copied from it: "take me home". */
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'slot'; readonly name: string; readonly isNegated: boolean }
  | { readonly type: 'missing' }
  | { readonly type: 'omitted' };

/** Where the words of a slot come from. */
export type PhrasingSlot =
  | { readonly type: 'values'; readonly values: readonly SlotValue[] }
  | { readonly type: 'number' | 'text'; readonly parameter: ToolParameter };

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
export const hasMissingValue = ({ calls }: PhrasingBlock): boolean =>
  calls.some((call) => call.arguments.some(({ type }) => type === 'missing'));
