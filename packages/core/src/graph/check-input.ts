import type { MissingValue } from '../call/tool-outcome.ts';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { JsonValue } from '../internal/json.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import { invalidValue } from './ask-for-value.ts';

/** Values that a tool takes, or what is asked instead. */
export type CheckedInput =
  | { readonly status: 'resolved'; readonly resolved: ResolvedCall }
  | { readonly status: 'needs-input'; readonly missing: readonly MissingValue[] };

/** Holds values to the tool's own schema: constraints between parameters, and formats only the tool knows. */
export function checkInput(
  { id, toolId }: Pick<ResolvedCall, 'id' | 'toolId'>,
  values: Readonly<Record<string, JsonValue>>,
  { input, parameters }: AnyToolDefinition,
): CheckedInput {
  const checked = input['~standard'].validate(values);
  if (checked instanceof Promise) throw new TypeError(`The input schema of ${toolId} is asynchronous; use a synchronous one.`);
  if (!checked.issues) return { status: 'resolved', resolved: { id, toolId, arguments: checked.value as Record<string, JsonValue> } };
  const missing = checked.issues.map(({ path, message }): MissingValue => {
    const first = path?.[0];
    const name = String(typeof first === 'object' ? first.key : (first ?? parameters[0]?.name ?? ''));
    const parameter = parameters.find((candidate) => candidate.name === name);
    const reason = Object.hasOwn(values, name) ? 'invalid' : 'missing';
    return parameter ? { ...invalidValue(message, parameter), reason } : { parameter: name, reason, question: message, choices: [] };
  });
  return { status: 'needs-input', missing };
}
