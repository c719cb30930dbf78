import { z } from 'zod';
import type { ResolvedCall } from '../call/resolved-call.ts';
import type { CallArgument, ToolCall } from '../call/tool-call.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import { nestedCallOf, referenceOf } from './call-references.ts';
import { isJsonList, isJsonObject, isJsonValue } from './json-lines.ts';

/** A call as it would be sent to a device. */
export interface PredictedCall {
  /** What `{"$ref": id}` names it by. @defaultValue its place in the list, from 1 */
  readonly id?: string | undefined;
  /** `pack.name`, or bare where the set is for one pack. */
  readonly tool: string;
  /** Values, with `{"$ref": id}` for the output of an earlier call and `{"$call": {"tool", "args"}}` for a nested one. Text such as "$1" is text. */
  readonly args: Readonly<Record<string, JsonValue>>;
  /** Ids of earlier calls it waits for besides those its arguments refer to. */
  readonly needs?: readonly string[] | undefined;
  /** False where a value is missing: such a call, and every call that needs it, counts as not made. @defaultValue true */
  readonly isReady?: boolean | undefined;
}

/** What was measured while a case was predicted. */
export interface PredictionFigures {
  /** What the model wrote, before any normaliser. */
  readonly text?: string | undefined;
  /** Until the first call could start; undefined where there was none. */
  readonly firstCallMs?: number | undefined;
  readonly endMs?: number | undefined;
  readonly promptTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  /** Whether the simulator ended in the state the case asks for; undefined where that was not checked. */
  readonly isStateRight?: boolean | undefined;
}

/**
 * What a model made of a case.
 *
 * - `predicted`: its calls, in the order written; for a planner, a call for each step.
 * - `failed`: nothing could be read, or the model could not be asked. It scores zero, on cases without calls too.
 */
export type Prediction = PredictionFigures &
  ({ readonly status: 'predicted'; readonly calls: readonly PredictedCall[] } | { readonly status: 'failed'; readonly reason: string });

/** A prediction from anything: what is no prediction becomes a failed one that says why. Never throws. */
export function readPrediction(value: unknown): Prediction {
  const parsed = predictionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return {
    status: 'failed',
    reason: `The prediction cannot be read${issue?.path.length ? ` at ${issue.path.join('.')}` : ''}: ${issue?.message ?? 'unknown'}`,
  };
}

/** The calls that would reach a device: neither they nor any call they need lacks a value. */
export function readyCallsOf(prediction: Prediction): readonly PredictedCall[] {
  if (prediction.status === 'failed') return [];
  const unreadyIds = new Set<string>();
  return prediction.calls.flatMap((call, position) => {
    const id = call.id ?? String(position + 1);
    const isReady =
      call.isReady !== false &&
      ![...Object.values(call.args).flatMap(referencesIn), ...(call.needs ?? [])].some((needed) => unreadyIds.has(needed));
    if (!isReady) unreadyIds.add(id);
    return isReady ? [{ ...call, id }] : [];
  });
}

/** What a predicted call is made of. */
export interface CreatePredictedCallOptions {
  readonly call: ToolCall;
  /** The values it was or would be sent with; undefined where one is missing. */
  readonly resolved: ResolvedCall | undefined;
}

/**
 * A call of a run as a prediction.
 *
 * - References stay references, so that they can be compared with those of the gold call.
 * - What a device made of a value, such as the number of a name, is no prediction: the value is as it was said.
 */
export function createPredictedCall({ call, resolved }: CreatePredictedCallOptions): PredictedCall {
  const values = { ...resolved?.arguments, ...resolved?.said };
  const written = Object.entries(call.arguments).flatMap(([name, argument]) => {
    const value = argumentValue(argument, values[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    id: call.id,
    tool: call.toolId,
    args: { ...values, ...Object.fromEntries(written) },
    isReady: resolved !== undefined,
  };
}

function argumentValue(argument: CallArgument, resolved: JsonValue | undefined): JsonValue | undefined {
  switch (argument.type) {
    case 'reference':
      return { $ref: argument.callId };
    case 'list':
      return argument.items.map((item, index) => argumentValue(item, isJsonList(resolved) ? resolved[index] : undefined) ?? null);
    case 'literal':
      return resolved ?? argument.value;
    case 'verbatim':
      return resolved ?? `${argument.isNegated ? '-' : ''}${argument.text}`;
    case 'missing':
      return undefined;
    default:
      return assertNever(argument);
  }
}

function referencesIn(value: JsonValue): readonly string[] {
  const id = referenceOf(value);
  if (id !== undefined) return [id];
  const nested = nestedCallOf(value);
  if (nested !== undefined) return nested === 'malformed' ? [] : Object.values(nested.args).flatMap(referencesIn);
  if (isJsonList(value)) return value.flatMap(referencesIn);
  return isJsonObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}

const figure = z.number().nonnegative().optional();
const figuresShape = {
  text: z.string().optional(),
  firstCallMs: figure,
  endMs: figure,
  promptTokens: figure,
  outputTokens: figure,
  isStateRight: z.boolean().optional(),
};
const predictedCallSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]).optional(),
  tool: z.string(),
  args: z
    .record(
      z.string(),
      z.custom<JsonValue>((value) => isJsonValue(value), 'This is no JSON value, or one nested too deep.'),
    )
    .default({}),
  needs: z.array(z.union([z.string(), z.number().transform(String)])).optional(),
  isReady: z.boolean().optional(),
});
const predictionSchema: z.ZodType<Prediction> = z.discriminatedUnion('status', [
  z.object({ ...figuresShape, status: z.literal('predicted'), calls: z.array(predictedCallSchema) }),
  z.object({ ...figuresShape, status: z.literal('failed'), reason: z.string() }),
]);
