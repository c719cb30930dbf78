import type { ResolvedCall } from '../call/resolved-call.ts';
import { assertNever } from '../internal/assert-never.ts';
import { digestText } from '../internal/digest.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ToolConfirmation, ToolEffect } from '../tool/tool.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import type { ShownValues } from '../tool/tool-preparation.ts';

/** What a person is asked before a call runs: the values that would be sent, not the words that were said. */
export interface ApprovalRequest {
  /** With what the tool found on its device to be shown. */
  readonly call: ResolvedCall;
  readonly effect: ToolEffect;
  readonly message: string;
  /** Digest of tool, arguments and what is shown: an approval holds for these values and no others. */
  readonly digest: string;
}

/** Who consented: somebody who was asked, or a rule set beforehand, such as an option of the command line. */
export type ConsentSource = 'person' | 'rule';

/** The answer. `edit` runs the call with other values, which are checked, looked up and prepared like any others. */
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
  return { call, effect, message: describeApproval(confirmation, values, call.shown ?? {}), digest: digestCall(call) };
}

/** Identifies a call by what it would do and what is shown of it. */
export function digestCall({ toolId, arguments: values, shown }: ResolvedCall): string {
  return digestText(JSON.stringify([toolId, inOrder(values), ...(shown ? [inOrder(shown)] : [])]));
}

const inOrder = (values: ShownValues): readonly (readonly [name: string, value: JsonValue | undefined])[] =>
  Object.keys(values)
    .sort()
    .map((name) => [name, values[name]]);

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

const namesInBraces = /( ?)\{(\w+)\}/gu;

/**
 * Names in braces become values, in one pass and unaltered: a value that looks like `{name}` stays as it is.
 *
 * - What is shown takes the place of the argument of its name; what the message does not name follows it in parentheses.
 */
function describeApproval(confirmation: ToolConfirmation, values: ArgumentValues, shown: ShownValues): string {
  if (confirmation.policy === 'never') return '';
  const { message } = confirmation;
  const all = new Map([...values, ...Object.entries(shown)]);
  const question = message.replaceAll(namesInBraces, (_, space: string, name: string) => {
    const text = describeValue(all.get(name) ?? '');
    return text === '' ? '' : `${space}${text}`;
  });
  const named = new Set(Array.from(message.matchAll(namesInBraces), ([, , name]) => name));
  const others = Object.entries(shown)
    .filter(([name, value]) => !named.has(name) && value !== '')
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${describeValue(value)}`);
  return others.length === 0 ? question : `${question} (${others.join('; ')})`;
}

/** Items may hold commas: a name and its number. */
function describeValue(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(describeValue).join(' and ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
