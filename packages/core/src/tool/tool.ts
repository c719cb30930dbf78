import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import type { JsonValue } from '../internal/json.ts';
import type { ToolParameter } from './tool-parameter.ts';
import type { LookUp, PrepareInput, ShownValues } from './tool-preparation.ts';
import type { ChangedCall, ToolUndo } from './tool-undo.ts';

/** A schema that checks values and prints itself as JSON Schema; zod 4 schemas are. */
export interface ToolSchemaSource<Value> extends StandardSchemaV1<unknown, Value> {
  readonly '~standard': StandardSchemaV1.Props<unknown, Value> & StandardJSONSchemaV1.Props<unknown, Value>;
}

/** What a tool does to the world: looks, changes what can be changed back, or changes what cannot or must not be by accident. */
export type ToolEffect = 'read' | 'write' | 'sensitive';

/**
 * When a person is asked before the tool runs.
 *
 * - `when`: only if each named argument has one of the listed values, or is a list or text with something in it.
 * - `message` may name arguments and `shows` in braces: `Open the {trunk} trunk?`.
 */
export type ToolConfirmation =
  | { readonly policy: 'never' }
  | ({ readonly policy: 'always' } & ToolQuestion)
  | ({ readonly policy: 'when'; readonly when: Readonly<Record<string, readonly JsonValue[] | 'non-empty'>> } & ToolQuestion);

/** What a person is asked. */
export interface ToolQuestion {
  readonly message: string;
  /** Names of what is shown besides the arguments, known once the tool has looked at its device: the total. @defaultValue nothing */
  readonly shows?: readonly string[] | undefined;
}

/** A request and the arguments it asks for. */
export interface ToolExample {
  readonly query: string;
  readonly input: Readonly<Record<string, JsonValue>>;
}

/** A tool as declared: data from which vocabulary, grammar, prompt, checks, approval and training data are derived. */
export interface ToolDefinition<Input = unknown, Output = unknown> {
  /** Unique within its pack: lower-case words joined by underscores. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly input: ToolSchemaSource<Input>;
  readonly output: ToolSchemaSource<Output>;
  /** In the positional order of calls. */
  readonly parameters: readonly ToolParameter[];
  readonly effect: ToolEffect;
  readonly confirmation: ToolConfirmation;
  /** Whether running it twice is the same as once; only then may it be retried. */
  readonly isIdempotent: boolean;
  /** What of the device it occupies; calls that share a resource never overlap. */
  readonly resource: string;
  readonly examples: readonly ToolExample[];
}

/** One value of the device that a call changed. */
export interface DeviceChange {
  /** Where: a VSS path, a setting, a record. */
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly unit?: string | undefined;
  /** What the value could be set to, where that differs from device to device. */
  readonly range?: { readonly minimum: number; readonly maximum: number } | undefined;
}

/** What a running tool is given besides its input. */
export interface ToolContext {
  /** Aborted when the call is cancelled or past its deadline. */
  readonly signal: AbortSignal;
  /** Reports a change that has been read back from the device. */
  readonly reportChange: (change: DeviceChange) => void;
  /** What a person was shown before it began; undefined where nothing was prepared to be shown. */
  readonly shown?: ShownValues | undefined;
}

/**
 * A declaration together with what carries it out on one device.
 *
 * - `lookUps` and then `prepare` come after the arguments are resolved, before consent and before `execute`, and again for values that
 *   whoever consents put in place. They only look, and keep the deadline of a call.
 */
export interface Tool<Input = unknown, Output = unknown> {
  readonly definition: ToolDefinition<Input, Output>;
  /**
   * @throws {ToolFailure} for a refusal or fault that has a name; anything else thrown is reported as `tool-threw`.
   */
  readonly execute: (input: Input, context: ToolContext) => Promise<Output>;
  /** Finds what words stand for that are no value of a parameter of text, or of an item of its list. @defaultValue such words are refused */
  readonly lookUps?: Readonly<Partial<Record<keyof Input & string, LookUp>>> | undefined;
  /** @defaultValue a call comes to its arguments */
  readonly prepare?: PrepareInput<Input> | undefined;
  /**
   * What takes back a call that changed something. Pure: it looks at no device.
   *
   * @defaultValue nothing does
   */
  readonly undo?: ((call: ChangedCall<Input>) => ToolUndo) | undefined;
}
