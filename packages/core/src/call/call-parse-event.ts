import type { CallIssue } from './call-issue.ts';
import type { WrittenCall } from './call-syntax-tree.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { ToolCall } from './tool-call.ts';

/** Why parsing ended: the model wrote `<nexa_end>`, or it stopped without. */
export type ParseEndReason = 'end-token' | 'stream-end';

/**
 * What reading a model's output emits.
 *
 * - Exactly one `parse-end`, and nothing after it.
 * - A top-level call is emitted at its closing parenthesis, right after the calls nested in it, so every call comes after those it needs.
 * - Either `abstained`, once, or calls, or neither: never both.
 * - How text was cut into pieces changes no event.
 */
export type CallParseEvent =
  | {
      readonly type: 'call-parsed';
      readonly call: ToolCall;
      /** The call as written: words not restored, superfluous arguments not dropped. */
      readonly written: WrittenCall;
    }
  | ({ readonly type: 'parse-warning' } & CallIssue)
  | {
      readonly type: 'abstained';
      /** The tool that the model named as serving the request; none of those on offer does. @defaultValue it named none */
      readonly servedBy?: ToolId | undefined;
    }
  | {
      readonly type: 'parse-end';
      readonly reason: ParseEndReason;
      /** How many `call-parsed` came before. */
      readonly callCount: number;
    };
