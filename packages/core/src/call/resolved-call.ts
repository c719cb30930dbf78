import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { ShownValues } from '../tool/tool-preparation.ts';
import type { CallId } from './tool-call.ts';

/** A call whose arguments are canonical values that its schema accepts: what a person approves and a device is sent. */
export interface ResolvedCall {
  readonly id: CallId;
  readonly toolId: ToolId;
  readonly arguments: Readonly<Record<string, JsonValue>>;
  /** What the person is shown in place of arguments and besides them, where the tool looked at its device; given with consent. */
  readonly shown?: ShownValues | undefined;
  /** What was said of the arguments that the device made others of: the name for the number. */
  readonly said?: Readonly<Record<string, JsonValue>> | undefined;
}
