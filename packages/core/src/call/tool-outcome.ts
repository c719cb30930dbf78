import type { JsonValue } from '../internal/json.ts';
import type { DeviceChange } from '../tool/tool.ts';
import type { CallId } from './tool-call.ts';

/** A value the person has to supply before a call can run. */
export interface MissingValue {
  readonly parameter: string;
  /** `missing`: not said; `invalid`: said, but no value of this parameter; `ambiguous`: one of `choices`. */
  readonly reason: 'missing' | 'invalid' | 'ambiguous';
  /** A question to the person, with what was understood. */
  readonly question: string;
  readonly choices: readonly JsonValue[];
}

/** Why a call was not tried. */
export type SkipReason =
  | { readonly type: 'dependency'; readonly callId: CallId }
  | { readonly type: 'dry-run' }
  | { readonly type: 'cancelled' };

/**
 * How a call ended. JSON, since planners and journals read it.
 *
 * - `succeeded`: the tool returned; `changes` were read back from the device.
 * - `failed`: it was tried and did not work.
 * - `skipped`: it was never tried.
 * - `denied`: the person, or nobody, approved it.
 * - `needs-input`: a value is missing or not valid; nothing was sent to the device.
 */
export type ToolOutcome =
  | { readonly status: 'succeeded'; readonly value: JsonValue; readonly changes: readonly DeviceChange[] }
  | {
      readonly status: 'failed';
      readonly code: string;
      readonly message: string;
      readonly advice: string | undefined;
      readonly changes: readonly DeviceChange[];
    }
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | { readonly status: 'denied'; readonly message: string }
  | { readonly status: 'needs-input'; readonly missing: readonly MissingValue[] };
