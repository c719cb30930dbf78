import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { CallId } from './tool-call.ts';

/** A call whose arguments are canonical values that its schema accepts: what a person approves and a device is sent. */
export interface ResolvedCall {
  readonly id: CallId;
  readonly toolId: ToolId;
  readonly arguments: Readonly<Record<string, JsonValue>>;
}
