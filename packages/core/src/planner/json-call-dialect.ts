import type { JsonValue } from '../internal/json.ts';
import { isList, isObject } from '../call/read-json-call.ts';

/** A call in whatever form a model gave it. */
export interface JsonCallForm {
  /** As `readJsonCall` reads it. */
  readonly call: JsonValue;
  readonly name: string | undefined;
  /** The number it gave itself, undefined where it gave none. */
  readonly number: number | undefined;
}

/** Where calls have their arguments, by dialect: ours and OpenAI's, Llama's, Anthropic's, and what models make of them. */
const argumentKeys = ['arguments', 'parameters', 'input', 'args'];

/**
 * The calls of an object, in the one form of `printJsonCalls`, whatever dialect it is in.
 *
 * - `{"name", "arguments"}` (Hermes), `{"type":"function","function":{...}}` with arguments as text (OpenAI), `{"tool", "arguments"}` (ours).
 * - An object with `tool_calls` is all of them.
 * - `identify` gives the identity of a tool by the name a model gave it.
 */
export function readJsonCallForms(value: JsonValue, identify: (name: string) => string): readonly JsonCallForm[] {
  if (!isObject(value)) return [{ call: value, name: undefined, number: undefined }];
  const several = value['tool_calls'] ?? value['calls'];
  if (isList(several)) return several.map((item) => readForm(item, identify));
  return [readForm(value, identify)];
}

function readForm(value: JsonValue, identify: (name: string) => string): JsonCallForm {
  const outer = isObject(value) ? value : {};
  const inner = isObject(outer['function']) ? outer['function'] : outer;
  const name = inner['name'] ?? inner['tool'] ?? inner['function'];
  const number = numberOf(outer['id'] ?? inner['id']);
  if (typeof name !== 'string') return { call: value, name: undefined, number };
  const key = argumentKeys.find((candidate) => Object.hasOwn(inner, candidate));
  const given = readArguments(key === undefined ? undefined : inner[key]);
  const named = isObject(given) ? mapNested(given, identify) : given;
  return { call: { tool: identify(name), arguments: named }, name, number };
}

/** Arguments are an object; OpenAI's are the text of one. */
function readArguments(given: JsonValue | undefined): JsonValue {
  if (given === undefined || given === null || given === '') return {};
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as JsonValue;
  } catch {
    return given;
  }
}

/** Nested calls are in the same dialect as the calls around them. */
function mapNested(named: { readonly [key: string]: JsonValue }, identify: (name: string) => string): JsonValue {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => {
      const nested = isObject(value) ? value['$call'] : undefined;
      return [name, nested === undefined ? value : { $call: readForm(nested, identify).call }];
    }),
  );
}

function numberOf(id: JsonValue | undefined): number | undefined {
  return (typeof id === 'string' || typeof id === 'number') && /^\d{1,9}$/u.test(String(id)) ? Number(id) : undefined;
}
