import type { ResolvedCall } from '../call/resolved-call.ts';
import { assertNever } from '../internal/assert-never.ts';
import { digestText } from '../internal/digest.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ToolConfirmation, ToolEffect } from '../tool/tool.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';

/** What a person is asked before a call runs: the values that would be sent, not the words that were said. */
export interface ApprovalRequest {
  readonly call: ResolvedCall;
  readonly effect: ToolEffect;
  readonly message: string;
  /** Digest of tool and arguments: an approval holds for these values and no others. */
  readonly digest: string;
}

/** Who consented: somebody who was asked, or a rule set beforehand, such as an option of the command line. */
export type ConsentSource = 'person' | 'rule';

/** The answer. `edit` runs the call with other values, which are checked like any others. */
export type ApprovalDecision =
  | { readonly type: 'approve'; readonly digest: string; readonly by?: ConsentSource | undefined }
  | { readonly type: 'edit'; readonly arguments: Readonly<Record<string, JsonValue>> }
  | { readonly type: 'deny'; readonly message: string };

/** Asks whoever may consent. No answer is a denial: resolve with `deny` when nobody can be asked. */
export type Approve = (request: ApprovalRequest, options: { readonly signal: AbortSignal }) => Promise<ApprovalDecision>;

/** Denies everything: the default where nobody can be asked. */
export const denyAll: Approve = () => Promise.resolve({ type: 'deny', message: 'Nobody was there to approve it.' });

/** The question for a call, or undefined where its tool needs no consent for these values. */
export function createApprovalRequest(call: ResolvedCall, definition: AnyToolDefinition): ApprovalRequest | undefined {
  const { confirmation, effect, parameters } = definition;
  const defaults = parameters.flatMap(({ name, defaultValue }) => (defaultValue === undefined ? [] : [[name, defaultValue] as const]));
  // An argument left out acts as its default, so that is what consent is asked for.
  const values = new Map([...defaults, ...Object.entries(call.arguments)]);
  if (!needsConsent(confirmation, values)) return undefined;
  return { call, effect, message: describeApproval(confirmation, values), digest: digestCall(call) };
}

/** Identifies a call by what it would do. */
export function digestCall({ toolId, arguments: values }: ResolvedCall): string {
  const ordered = Object.keys(values)
    .sort()
    .map((name) => [name, values[name]]);
  return digestText(JSON.stringify([toolId, ordered]));
}

type ArgumentValues = ReadonlyMap<string, JsonValue>;

function needsConsent(confirmation: ToolConfirmation, values: ArgumentValues): boolean {
  switch (confirmation.policy) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'when':
      return Object.entries(confirmation.when).every(([name, asked]) => isAskedFor(values.get(name) ?? null, asked));
    default:
      return assertNever(confirmation);
  }
}

function isAskedFor(value: JsonValue, asked: readonly JsonValue[] | 'non-empty'): boolean {
  if (asked !== 'non-empty') return asked.includes(value);
  return (Array.isArray(value) || typeof value === 'string') && value.length > 0;
}

/** Names in braces become values, in one pass and unaltered: a value that looks like `{name}` stays as it is. */
function describeApproval(confirmation: ToolConfirmation, values: ArgumentValues): string {
  if (confirmation.policy === 'never') return '';
  return confirmation.message.replaceAll(/( ?)\{(\w+)\}/gu, (_, space: string, name: string) => {
    const value = values.get(name) ?? '';
    return value === '' ? '' : `${space}${typeof value === 'object' ? JSON.stringify(value) : value}`;
  });
}
