import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { CallId } from './tool-call.ts';

/** Words that are no value of their parameter: what they stand for, only the device may know. */
export interface SaidWords {
  readonly parameter: string;
  /** The place in a list; undefined where the parameter is none. */
  readonly item: number | undefined;
  readonly text: string;
}

/** A call with words among its arguments that have to be looked up before it can be asked about or run. */
export interface SaidCall {
  readonly id: CallId;
  readonly toolId: ToolId;
  /** Canonical values, and words as they were said. */
  readonly arguments: Readonly<Record<string, JsonValue>>;
  readonly words: readonly SaidWords[];
}

/** What words stand for, each the words of a call. */
export type FoundWords = ReadonlyMap<SaidWords, string>;
