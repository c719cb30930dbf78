import type { CallId, ToolId, JsonValue } from '@octoweave/core';

/** One thing that would be sent to a device. */
export type PreviewStep =
  | {
      readonly type: 'adb-command';
      readonly argv: readonly string[];
      readonly effect: 'read' | 'write';
      /** As it can be typed after `adb shell`; what only the phone knows is in braces. */
      readonly line: string;
    }
  | { readonly type: 'program'; readonly command: string; readonly args: readonly string[] }
  | { readonly type: 'signal-write'; readonly path: string; readonly value: JsonValue; readonly unit?: string | undefined }
  | { readonly type: 'viss-request'; readonly request: Readonly<Record<string, JsonValue>> };

/** What a call would send to its device, in order. */
export interface CallPreview {
  readonly steps: readonly PreviewStep[];
  /** What of it is not certain beforehand. */
  readonly note?: string | undefined;
}

/** Says what a call of a dry run would send; follows the `call-end` of its call. */
export interface CallPreviewEvent extends CallPreview {
  readonly type: 'call-preview';
  readonly callId: CallId;
  readonly toolId: ToolId;
}
