import type { ResolvedCall } from '../call/resolved-call.ts';
import { digestText } from '../internal/digest.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ToolConfirmation, ToolDefinition, ToolEffect } from '../tool/tool.ts';

/** What a person is asked before a call runs: the values that would be sent, not the words that were said. */
export interface ApprovalRequest {
  readonly call: ResolvedCall;
  readonly effect: ToolEffect;
  readonly message: string;
  /** Digest of tool and arguments: an approval holds for these values and no others. */
  readonly digest: string;
}

/** The answer. `edit` runs the call with other values, which are checked like any others. */
export type ApprovalDecision =
  | { readonly type: 'approve'; readonly digest: string }
  | { readonly type: 'edit'; readonly arguments: Readonly<Record<string, JsonValue>> }
  | { readonly type: 'deny'; readonly message: string };

/** Asks whoever may consent. No answer is a denial: resolve with `deny` when nobody can be asked. */
export type Approve = (request: ApprovalRequest, options: { readonly signal: AbortSignal }) => Promise<ApprovalDecision>;

/** Denies everything: the default where nobody can be asked. */
export const denyAll: Approve = () => Promise.resolve({ type: 'deny', message: 'Nobody was there to approve it.' });

/** The question for a call, or undefined where its tool needs no consent for these values. */
export function createApprovalRequest(call: ResolvedCall, definition: ToolDefinition): ApprovalRequest | undefined {
  const { confirmation, effect } = definition;
  if (!needsConsent(confirmation, call)) return undefined;
  return { call, effect, message: describeApproval(confirmation, call), digest: digestCall(call) };
}

/** Identifies a call by what it would do. */
export function digestCall({ toolId, arguments: values }: ResolvedCall): string {
  const ordered = Object.keys(values).sort().map((name) => [name, values[name]]);
  return digestText(JSON.stringify([toolId, ordered]));
}

function needsConsent(confirmation: ToolConfirmation, { arguments: values }: ResolvedCall): boolean {
  switch (confirmation.policy) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'when':
      return Object.entries(confirmation.when).every(([name, asked]) => asked.includes(values[name] ?? null));
  }
}

/** Names in braces become values, in one pass: a value that looks like `{name}` stays as it is. */
function describeApproval(confirmation: ToolConfirmation, { arguments: values }: ResolvedCall): string {
  if (confirmation.policy === 'never') return '';
  return confirmation.message.replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? '')).replaceAll(/ {2,}/gu, ' ');
}
