import type { ResolvedCall } from '../call/resolved-call.ts';
import type { CallArgument, CallId, ToolCall } from '../call/tool-call.ts';
import type { MissingValue, ToolOutcome } from '../call/tool-outcome.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import type { NormaliseContext, NormalisedValue, Normaliser } from '../normaliser/normaliser.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';

/** A call whose arguments became values, or what they lack. */
export type CallResolution =
  | { readonly status: 'resolved'; readonly resolved: ResolvedCall }
  | { readonly status: 'needs-input'; readonly missing: readonly MissingValue[] };

/** What arguments are resolved with. */
export interface ResolveArgumentsOptions {
  readonly definition: AnyToolDefinition;
  readonly outcomes: ReadonlyMap<CallId, ToolOutcome>;
  readonly normaliser: Normaliser;
  readonly context: NormaliseContext;
}

/**
 * Turns the arguments of a call into the values its tool accepts: references become outcomes, words become values, and the tool's own schema
 * has the last word. Pure; a value that cannot be made valid is said, never sent.
 */
export function resolveArguments(call: ToolCall, options: ResolveArgumentsOptions): CallResolution {
  const { definition } = options;
  const values: Record<string, JsonValue> = {};
  const missing: MissingValue[] = [];
  for (const parameter of definition.parameters) {
    const argument = Object.hasOwn(call.arguments, parameter.name) ? call.arguments[parameter.name] : undefined;
    if (argument === undefined && parameter.isOptional) continue;
    const value = resolveArgument(argument ?? { type: 'missing' }, parameter, options);
    if (value.status === 'normalised') values[parameter.name] = value.value;
    else missing.push(value.missing);
  }
  if (missing.length > 0) return { status: 'needs-input', missing };
  return checkInput(call, values, definition);
}

type ResolvedArgument =
  | { readonly status: 'normalised'; readonly value: JsonValue }
  | { readonly status: 'needs-input'; readonly missing: MissingValue };

function resolveArgument(argument: CallArgument, parameter: ToolParameter, options: ResolveArgumentsOptions): ResolvedArgument {
  const { normaliser, context, outcomes } = options;
  switch (argument.type) {
    case 'missing':
      return { status: 'needs-input', missing: missingValue(parameter) };
    case 'literal':
      return fromNormalised(normaliser.checkLiteral({ parameter, value: argument.value }), parameter);
    case 'verbatim':
      return fromNormalised(
        normaliser.normaliseArgument({ parameter, text: argument.text, isNegated: argument.isNegated, context }),
        parameter,
      );
    case 'reference': {
      const outcome = outcomes.get(argument.callId);
      const value = outcome?.status === 'succeeded' ? outcome.value : null;
      // The output of a tool is text for a text parameter as it is; for any other it must already be a value of that parameter.
      return fromNormalised(normaliser.checkLiteral({ parameter, value }), parameter);
    }
    case 'list': {
      const { schema } = parameter;
      if (schema.type !== 'list') return { status: 'needs-input', missing: { ...missingValue(parameter), reason: 'invalid' } };
      const itemParameter: ToolParameter = { ...parameter, schema: schema.items };
      const items = argument.items.map((item) => resolveArgument(item, itemParameter, options));
      const failed = items.find((item) => item.status === 'needs-input');
      if (failed) return failed;
      const value = items.flatMap((item) => (item.status === 'normalised' ? [item.value] : []));
      return fromNormalised(normaliser.checkLiteral({ parameter, value }), parameter);
    }
    default:
      return assertNever(argument);
  }
}

function fromNormalised(normalised: NormalisedValue, parameter: ToolParameter): ResolvedArgument {
  switch (normalised.status) {
    case 'normalised':
      return normalised;
    case 'invalid':
      return {
        status: 'needs-input',
        missing: {
          parameter: parameter.name,
          reason: 'invalid',
          question: `${normalised.reason} ${questionFor(parameter)}`,
          choices: choicesOf(parameter),
        },
      };
    case 'ambiguous':
      return {
        status: 'needs-input',
        missing: { parameter: parameter.name, reason: 'ambiguous', question: questionFor(parameter), choices: normalised.choices },
      };
  }
}

/** Constraints between parameters, and formats only the tool knows. */
function checkInput(call: ToolCall, values: Readonly<Record<string, JsonValue>>, { input, parameters }: AnyToolDefinition): CallResolution {
  const checked = input['~standard'].validate(values);
  if (checked instanceof Promise) throw new TypeError(`The input schema of ${call.toolId} is asynchronous; use a synchronous one.`);
  if (!checked.issues)
    return { status: 'resolved', resolved: { id: call.id, toolId: call.toolId, arguments: checked.value as Record<string, JsonValue> } };
  const missing = checked.issues.map(({ path, message }): MissingValue => {
    const first = path?.[0];
    const name = String(typeof first === 'object' ? first.key : (first ?? parameters[0]?.name ?? ''));
    const parameter = parameters.find((candidate) => candidate.name === name);
    return {
      parameter: name,
      reason: Object.hasOwn(values, name) ? 'invalid' : 'missing',
      question: parameter ? `${message} ${questionFor(parameter)}` : message,
      choices: parameter ? choicesOf(parameter) : [],
    };
  });
  return { status: 'needs-input', missing };
}

const missingValue = (parameter: ToolParameter): MissingValue => ({
  parameter: parameter.name,
  reason: 'missing',
  question: questionFor(parameter),
  choices: choicesOf(parameter),
});

/** The parameter's description as a question: `Wanted temperature in degrees Fahrenheit? (60 to 80 °F)`. */
function questionFor({ name, description, schema, unit }: ToolParameter): string {
  const asked = description === '' ? name.replaceAll('_', ' ') : description.replace(/\.$/u, '');
  const isBounded = (schema.type === 'integer' || schema.type === 'number') && schema.minimum !== undefined && schema.maximum !== undefined;
  return isBounded ? `${asked}? (${schema.minimum} to ${schema.maximum}${unit ? ` ${unit}` : ''})` : `${asked}?`;
}

function choicesOf({ schema }: ToolParameter): readonly JsonValue[] {
  if (schema.type === 'enumeration') return schema.values;
  return schema.type === 'boolean' ? [true, false] : [];
}
