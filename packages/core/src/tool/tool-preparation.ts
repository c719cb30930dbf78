import type { JsonValue } from '../internal/json.ts';

/** Values that only the device knows, by name, as a person is shown them: in place of an argument, or besides the arguments. */
export type ShownValues = Readonly<Record<string, JsonValue>>;

/** What a tool is given to look at its device before anybody is asked. */
export interface PreparationContext {
  /** Aborted when the call is cancelled or the look past its deadline. */
  readonly signal: AbortSignal;
}

/** What words are looked up with. */
export interface LookUpContext extends PreparationContext {
  /** The parameter the words were said for. */
  readonly parameter: string;
}

/** What words stand for on the device. */
export interface FoundValue {
  /** Said in place of the words, it is a value of the parameter, or of an item of its list. */
  readonly value: string;
  /** As a person knows it: the name beside the number. @defaultValue the value */
  readonly shown?: string | undefined;
}

/**
 * Finds what words stand for: a name said for a number.
 *
 * - Asked only for words that the normaliser refuses: what is a value already is never looked up.
 * - Changes nothing. The words are data, whatever they look like: compared with what the device holds, and no part of a command.
 *
 * @throws {ToolNeedsInput} where the device knows several things by these words, each of `choices` being words that find one, or none;
 *   {ToolFailure} where it cannot be asked.
 */
export type LookUp = (words: string, context: LookUpContext) => Promise<FoundValue>;

/** What a call comes to on the device. */
export interface PreparedInput<Input> {
  /** What the tool is run with, and the journal records. @defaultValue what it was called with */
  readonly input?: Input | undefined;
  /** What consent is asked for besides: the total, the address that "home" stands for. @defaultValue nothing */
  readonly shown?: ShownValues | undefined;
}

/**
 * Looks at the device for what a call comes to, with its arguments resolved and nobody asked yet.
 *
 * - Changes nothing.
 * - Of the same input on the same device it makes the same, and of what it made, itself.
 *
 * @throws {ToolNeedsInput} and {ToolFailure} where the call could only end so.
 */
export type PrepareInput<Input> = (input: Input, context: PreparationContext) => Promise<PreparedInput<Input>>;
