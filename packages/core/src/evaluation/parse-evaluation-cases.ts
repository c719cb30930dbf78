import { z } from 'zod';
import type { JsonValue } from '../internal/json.ts';
import { markPlanReferences } from './call-references.ts';
import { requestsOf, type EvaluationCase, type GoldPlanCall, type RequestCase } from './evaluation-case.ts';
import { flattenCalls, type UnflattenedCall } from './flatten-calls.ts';
import { isJsonObject, isJsonValue, parseJsonLines, type LineIssue } from './json-lines.ts';

/** The cases of a file, in its order, and the lines that hold none. */
export interface ParseEvaluationCasesResult {
  readonly cases: readonly EvaluationCase[];
  /** In the order of lines; a line with an issue gives no case. */
  readonly issues: readonly LineIssue[];
}

/**
 * Reads evaluation cases, one JSON object per line. Never throws.
 *
 * - A case that nobody could get right is an issue: a reference to no earlier call, a path into no call, a repeated id.
 * - Fields that are not of the format are passed over, except inside `accept`, where a misspelt one would change the score.
 */
export function parseEvaluationCases(text: string): ParseEvaluationCasesResult {
  const cases: EvaluationCase[] = [];
  const { lines, issues: unread } = parseJsonLines(text);
  const issues = [...unread];
  const seenIds = new Set<string>();
  for (const { line, value } of lines) {
    const { evaluationCase, messages } = readCase(value);
    const ids = evaluationCase ? namesOf(evaluationCase) : [];
    const repeated = ids.filter((id, index) => seenIds.has(id) || ids.indexOf(id) !== index).map((id) => `The id "${id}" is used twice.`);
    for (const message of [...messages, ...repeated]) issues.push({ line, message });
    for (const id of ids) seenIds.add(id);
    if (evaluationCase && messages.length + repeated.length === 0) cases.push(evaluationCase);
  }
  return { cases, issues: issues.sort((left, right) => left.line - right.line) };
}

interface ReadCase {
  readonly evaluationCase: EvaluationCase | undefined;
  readonly messages: readonly string[];
}

function readCase(value: JsonValue): ReadCase {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'turns')) return readRequest(value);
  const dialogue = dialogueSchema.safeParse(value);
  if (!dialogue.success) return { evaluationCase: undefined, messages: messagesOf(dialogue.error) };
  const { id, tags, turns: written } = dialogue.data;
  const turns = written.map((turn, index) =>
    requestOf(turn, { id: turn.id ?? `${id}.${index + 1}`, tags: [...new Set([...tags, ...turn.tags])] }),
  );
  return {
    evaluationCase: { type: 'dialogue', id, tags, turns },
    messages: turns.flatMap((turn) => checkRequest(turn).map((message) => `${turn.id}: ${message}`)),
  };
}

function readRequest(value: JsonValue): ReadCase {
  const request = standaloneSchema.safeParse(value);
  if (!request.success) return { evaluationCase: undefined, messages: messagesOf(request.error) };
  const evaluationCase = requestOf(request.data, request.data);
  return { evaluationCase, messages: checkRequest(evaluationCase) };
}

const jsonSchema = z.custom<JsonValue>((value) => isJsonValue(value), 'This is no JSON value.');
const argsSchema = z.record(z.string(), jsonSchema).default({});
const callSchema = z.object({ id: z.int().positive().optional(), tool: z.string().min(1), args: argsSchema });
const acceptedSchema = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  any_of: z.array(jsonSchema).optional(),
  contains: z.union([z.array(z.string()), z.string().transform((piece) => [piece])]).optional(),
  any_text: z.boolean().optional(),
  verbatim: z.boolean().optional(),
});
const requestSchema = z.object({
  id: z.string().min(1).optional(),
  query: z.string(),
  tags: z.array(z.string()).default([]),
  now: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u, 'A clock is written YYYY-MM-DD HH:MM:SS.')
    .optional(),
  calls: z.array(callSchema.omit({ id: true })).optional(),
  plan: z
    .array(callSchema.required({ id: true }))
    .min(1)
    .optional(),
  steps: z.array(z.object({ text: z.string(), tool: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]) })).optional(),
  order: z.union([z.literal('any'), z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()]))]).default('any'),
  alternatives: z.array(z.array(callSchema)).default([]),
  accept: z.record(z.string(), acceptedSchema).default({}),
  forbid: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
});
const standaloneSchema = requestSchema.required({ id: true }).superRefine(checkExpectation);
const dialogueSchema = z.object({
  id: z.string().min(1),
  tags: z.array(z.string()).default([]),
  turns: z.array(requestSchema.superRefine(checkExpectation)).min(1),
});

type WrittenRequest = z.output<typeof requestSchema>;

function checkExpectation({ calls, plan, steps }: WrittenRequest, context: z.RefinementCtx): void {
  const given = [calls, plan, steps].filter((expected) => expected !== undefined).length;
  if (given !== 1) context.addIssue({ code: 'custom', message: 'A case holds exactly one of calls, plan, steps and turns.' });
}

function requestOf(written: WrittenRequest, { id, tags }: { readonly id: string; readonly tags: readonly string[] }): RequestCase {
  const { query, now, calls = [], plan, steps, order, alternatives, accept, forbid, absent } = written;
  const core = { id, query, tags, now };
  if (steps) return { ...core, type: 'steps', steps: steps.map(({ text, tool }) => ({ text, tools: [tool].flat() })), order };
  const expectations = { ...core, accept, forbid, absent };
  if (!plan)
    return {
      ...expectations,
      type: 'calls',
      calls,
      alternatives: alternatives.map((list) => list.map(({ tool, args }) => ({ tool, args }))),
    };
  return { ...expectations, type: 'plan', plan, alternatives: alternatives.map((list) => list.map(numbered)) };
}

/** A plan's alternatives are plans; where one is written without numbers, its calls are numbered from 1. */
function numbered({ id, tool, args }: z.output<typeof callSchema>, index: number): GoldPlanCall {
  return { id: id ?? index + 1, tool, args };
}

function checkRequest(request: RequestCase): readonly string[] {
  if (request.type === 'steps') {
    const indexes = request.order === 'any' ? [] : request.order.flat();
    return indexes.filter((index) => index >= request.steps.length).map((index) => `order: there is no step ${index}; steps count from 0.`);
  }
  const isPlan = request.type === 'plan';
  const gold: readonly UnflattenedCall[] = isPlan ? request.plan : request.calls;
  const accepted: readonly (readonly UnflattenedCall[])[] = [gold, ...request.alternatives];
  const broken = accepted.flatMap((calls) =>
    checkCalls(isPlan ? calls.map((call) => ({ ...call, args: markPlanReferences(call.args) })) : calls),
  );
  const strayPaths = [...Object.keys(request.accept), ...request.absent].filter((path) => {
    const [index = '', argument = ''] = path.split('.');
    return !/^\d+$/u.test(index) || Number(index) >= gold.length || argument === '';
  });
  return [...broken, ...strayPaths.map((path) => `"${path}" is no path <call index, from 0>.<argument> into the calls.`)];
}

function checkCalls(calls: readonly UnflattenedCall[]): readonly string[] {
  const ids = calls.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `Two calls are number ${id}.`);
  return [...repeated, ...flattenCalls(calls).brokenReferences.map((message) => `${message}.`)];
}

function namesOf(evaluationCase: EvaluationCase): readonly string[] {
  const requests = requestsOf(evaluationCase).map(({ id }) => id);
  return evaluationCase.type === 'dialogue' ? [evaluationCase.id, ...requests] : requests;
}

function messagesOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
}
