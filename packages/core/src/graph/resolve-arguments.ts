import type { FoundWords, SaidCall, SaidWords } from '../call/said-call.ts';
import { literal, verbatim, type CallArgument, type CallId, type ToolCall } from '../call/tool-call.ts';
import type { MissingValue, ToolOutcome } from '../call/tool-outcome.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import type { NormaliseContext, NormalisedValue, Normaliser } from '../normaliser/normaliser.ts';
import { writeAsText } from '../tool/tool-output.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { missingValue, unclearValue } from './ask-for-value.ts';
import { checkInput, type CheckedInput } from './check-input.ts';

/** A call whose arguments became values, words of which only its device may know what they stand for, or what is asked instead. */
export type CallResolution = CheckedInput | { readonly status: 'needs-look-up'; readonly said: SaidCall };

/** A call that lacks nothing a person would have to say first. */
export type AnswerableCall = Exclude<CallResolution, { readonly status: 'needs-input' }>;

/** What arguments are resolved with. */
export interface ResolveArgumentsOptions {
  readonly definition: AnyToolDefinition;
  readonly outcomes: ReadonlyMap<CallId, ToolOutcome>;
  readonly normaliser: Normaliser;
  readonly context: NormaliseContext;
  /** Whether the device is asked what words stand for that are no value of a parameter. @defaultValue of none */
  readonly isLookedUp?: ((parameter: string) => boolean) | undefined;
}

/**
 * Turns the arguments of a call into the values its tool accepts: references become outcomes, words become values, and the tool's own schema
 * has the last word. Pure; a value that cannot be made valid is said, never sent.
 *
 * - Words for a parameter that is looked up are kept where they are no value of it; a call that lacks a value is not looked up.
 */
export function resolveArguments(call: ToolCall, options: ResolveArgumentsOptions): CallResolution {
  const { definition } = options;
  const values: Record<string, JsonValue> = {};
  const words: SaidWords[] = [];
  const missing: MissingValue[] = [];
  for (const parameter of definition.parameters) {
    const argument = Object.hasOwn(call.arguments, parameter.name) ? call.arguments[parameter.name] : undefined;
    if (argument === undefined && parameter.isOptional) continue;
    const begin = parameter.endOf === undefined ? undefined : values[parameter.endOf];
    const resolved = resolveArgument(argument ?? { type: 'missing' }, parameter, { ...options, begin });
    if (resolved.status === 'needs-input') missing.push(resolved.missing);
    else {
      values[parameter.name] = resolved.value;
      words.push(...resolved.words);
    }
  }
  if (missing.length > 0) return { status: 'needs-input', missing };
  const { id, toolId } = call;
  return words.length > 0
    ? { status: 'needs-look-up', said: { id, toolId, arguments: values, words } }
    : checkInput(call, values, definition);
}

/**
 * Puts what was found in place of the words. Pure.
 *
 * - What a device holds may be written in another way than its tool takes it, as people write numbers: it is normalised like words.
 */
export function resolveFoundWords(said: SaidCall, found: FoundWords, options: ResolveArgumentsOptions): CheckedInput {
  const { definition, normaliser, context } = options;
  const values: Record<string, JsonValue> = { ...said.arguments };
  const missing: MissingValue[] = [];
  for (const words of said.words) {
    const { parameter: name, item, text } = words;
    const declared = definition.parameters.find((candidate) => candidate.name === name);
    if (!declared) continue;
    const parameter = item === undefined ? declared : itemOf(declared);
    const value = found.get(words) ?? text;
    const checked = normaliser.checkLiteral({ parameter, value });
    const normalised =
      checked.status === 'normalised' ? checked : normaliser.normaliseArgument({ parameter, text: value, isNegated: false, context });
    if (normalised.status !== 'normalised') missing.push(unclearValue(normalised, declared));
    else if (item === undefined) values[name] = normalised.value;
    else values[name] = itemsIn(values[name]).with(item, normalised.value);
  }
  return missing.length > 0 ? { status: 'needs-input', missing } : checkInput(said, values, definition);
}

/** What one argument is resolved with. */
interface ResolveArgumentOptions extends ResolveArgumentsOptions {
  /** The value of the parameter that this one is the end of. */
  readonly begin?: JsonValue | undefined;
}

/** A value, and which texts in it are no values yet. */
interface ResolvedArgument {
  readonly status: 'normalised';
  readonly value: JsonValue;
  readonly words: readonly SaidWords[];
}

type ArgumentResolution = ResolvedArgument | { readonly status: 'needs-input'; readonly missing: MissingValue };

function resolveArgument(argument: CallArgument, parameter: ToolParameter, options: ResolveArgumentOptions): ArgumentResolution {
  const resolved = resolveToValue(argument, parameter, options);
  const isRefused = resolved.status === 'needs-input' && resolved.missing.reason === 'invalid';
  return isRefused && options.isLookedUp?.(parameter.name) ? (keepWords(argument, parameter, options) ?? resolved) : resolved;
}

function resolveToValue(argument: CallArgument, parameter: ToolParameter, options: ResolveArgumentOptions): ArgumentResolution {
  const { normaliser, context, outcomes, begin } = options;
  switch (argument.type) {
    case 'missing':
      return { status: 'needs-input', missing: missingValue(parameter) };
    case 'literal':
      return fromNormalised(normaliser.checkLiteral({ parameter, value: argument.value }), parameter);
    case 'verbatim':
      return fromNormalised(
        normaliser.normaliseArgument({ parameter, text: argument.text, isNegated: argument.isNegated, context, begin }),
        parameter,
      );
    case 'reference':
      // What a tool gave stands for a text; for any other parameter it must already be a value of it.
      return fromNormalised(
        normaliser.checkLiteral({ parameter, value: handOver(valueOf(argument.callId, outcomes), parameter) }),
        parameter,
      );
    case 'list':
      return resolveList(argument.items, parameter, options);
    default:
      return assertNever(argument);
  }
}

function resolveList(items: readonly CallArgument[], parameter: ToolParameter, options: ResolveArgumentsOptions): ArgumentResolution {
  if (parameter.schema.type !== 'list') return { status: 'needs-input', missing: { ...missingValue(parameter), reason: 'invalid' } };
  const resolved = items.map((item) => resolveArgument(item, itemOf(parameter), options));
  const refused = resolved.find((item) => item.status === 'needs-input');
  if (refused) return refused;
  const accepted = resolved.filter((item) => item.status === 'normalised');
  const words = accepted.flatMap((value, item) => value.words.map((said) => ({ ...said, item })));
  const value = accepted.map((item) => item.value);
  const held = options.normaliser.checkLiteral({ parameter: words.length > 0 ? ofAnyText(parameter) : parameter, value });
  return fromNormalised(held, parameter, words);
}

/** Texts that are no value of their parameter, for the device to be asked about; undefined where they are not even texts. */
function keepWords(argument: CallArgument, parameter: ToolParameter, options: ResolveArgumentsOptions): ArgumentResolution | undefined {
  if (parameter.schema.type === 'list') {
    const items = itemArgumentsOf(argument, parameter, options);
    return items && resolveList(items, parameter, options);
  }
  const text = resolveToValue(argument, ofAnyText(parameter), options);
  if (parameter.schema.type !== 'text' || text.status === 'needs-input' || typeof text.value !== 'string' || text.value.trim() === '')
    return undefined;
  return { ...text, words: [{ parameter: parameter.name, item: undefined, text: text.value }] };
}

/** The items of a list that was said in one, each to be resolved by itself. */
function itemArgumentsOf(
  argument: CallArgument,
  parameter: ToolParameter,
  options: ResolveArgumentsOptions,
): readonly CallArgument[] | undefined {
  if (argument.type === 'list') return undefined;
  const texts = resolveToValue(argument, ofAnyText(parameter), options);
  if (texts.status === 'needs-input') return undefined;
  return itemsIn(texts.value).map((item) => (argument.type === 'verbatim' && typeof item === 'string' ? verbatim(item) : literal(item)));
}

function valueOf(callId: CallId, outcomes: ResolveArgumentsOptions['outcomes']): JsonValue {
  const outcome = outcomes.get(callId);
  return outcome?.status === 'succeeded' ? outcome.value : null;
}

const handOver = (value: JsonValue, { schema }: ToolParameter): JsonValue => (schema.type === 'text' ? writeAsText(value) : value);

const itemsIn = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? (value as readonly JsonValue[]) : []);

function itemOf(parameter: ToolParameter): ToolParameter {
  return parameter.schema.type === 'list' ? { ...parameter, schema: parameter.schema.items } : parameter;
}

/** The parameter as it would be if its texts had no format. */
function ofAnyText(parameter: ToolParameter): ToolParameter {
  const relax = (schema: ToolSchema): ToolSchema => {
    if (schema.type === 'list') return { ...schema, items: relax(schema.items) };
    return schema.type === 'text' ? { ...schema, format: undefined } : schema;
  };
  return { ...parameter, schema: relax(parameter.schema) };
}

function fromNormalised(normalised: NormalisedValue, parameter: ToolParameter, words: readonly SaidWords[] = []): ArgumentResolution {
  return normalised.status === 'normalised'
    ? { ...normalised, words }
    : { status: 'needs-input', missing: unclearValue(normalised, parameter) };
}
