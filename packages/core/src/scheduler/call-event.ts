import type { ResolvedCall } from '../call/resolved-call.ts';
import type { ToolCall } from '../call/tool-call.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { ApprovalDecision, ApprovalRequest } from './approval.ts';

/**
 * What happens to calls. For every call, in this order:
 *
 * - `call-planned` once, when it enters the graph;
 * - at most one `approval-request`, once its tool has looked at the device, and then one `approval-end`; after one that edits the call, both
 *   may come again, where what is shown has become another;
 * - at most one `call-start`, when its tool begins to run;
 * - exactly one `call-end`, before any event of a call that waits for it except `call-planned`.
 */
export type CallEvent =
  | { readonly type: 'call-planned'; readonly call: ToolCall }
  | { readonly type: 'approval-request'; readonly call: ToolCall; readonly request: ApprovalRequest }
  | { readonly type: 'approval-end'; readonly call: ToolCall; readonly decision: ApprovalDecision }
  | { readonly type: 'call-start'; readonly call: ToolCall; readonly resolved: ResolvedCall }
  | {
      readonly type: 'call-end';
      readonly call: ToolCall;
      /** Absent where the arguments never became values. */
      readonly resolved: ResolvedCall | undefined;
      readonly outcome: ToolOutcome;
    };
