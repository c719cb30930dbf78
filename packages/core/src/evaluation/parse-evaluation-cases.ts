import { z } from 'zod';
import type { JsonValue } from '../internal/json.ts';
import { markPlanReferences, nestedCallOf } from './call-references.ts';
import {
  requestsOf,
  type AcceptedArguments,
  type CallsCase,
  type EvaluationCase,
  type GoldCall,
  type GoldPlanCall,
  type PlanCase,
  type RequestCase,
  type StepsCase,
} from './evaluation-case.ts';
import { flattenCalls, type UnflattenedCall } from './flatten-calls.ts';
import { isJsonList, isJsonObject, isJsonValue, parseJsonLines, type LineIssue } from './json-lines.ts';

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
  const { lines, issues: lineIssues } = parseJsonLines(text);
  const issues = [...lineIssues];
  const seenIds = new Set<string>();
  for (const { line, value } of lines) {
    const parsed = caseSchema.safeParse(value);
    const evaluationCase = parsed.success ? readCase(parsed.data) : undefined;
    const ids = evaluationCase ? [...new Set([evaluationCase.id, ...requestsOf(evaluationCase).map(({ id }) => id)])] : [];
    const messages = parsed.success
      ? [...checkCase(evaluationCase!), ...ids.filter((id) => seenIds.has(id)).map((id) => `The id "${id}" was used before.`)]
      : parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
    if (messages.length > 0 || !evaluationCase) {
      issues.push({ line, message: messages.join(' ') });
      continue;
    }
    for (const id of ids) seenIds.add(id);
    cases.push(evaluationCase);
  }
  return { cases, issues: issues.sort((left, right) => left.line - right.line) };
}

const jsonSchema = z.custom<JsonValue>((value) => isJsonValue(value));
const argsSchema = z.record(z.string(), jsonSchema).default({});
const callSchema = z.object({ tool: z.string().min(1), args: argsSchema });
const planCallSchema = z.object({ id: z.int().positive(), tool: z.string().min(1), args: argsSchema });
const acceptedSchema = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  any_of: z.array(jsonSchema).optional(),
  contains: z.union([z.string().transform((piece) => [piece]), z.array(z.string())]).optional(),
  any_text: z.boolean().optional(),
  verbatim: z.boolean().optional(),
});
const requestShape = {
  id: z.string().min(1).optional(),
  query: z.string(),
  tags: z.array(z.string()).default([]),
  now: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u, 'A clock is YYYY-MM-DD HH:MM:SS.').optional(),
  calls: z.array(callSchema).optional(),
  plan: z.array(planCallSchema).min(1).optional(),
  steps: z.array(z.object({ text: z.string(), tool: z.string().min(1) })).min(1).optional(),
  order: z.union([z.literal('any'), z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()]))]).default('any'),
  alternatives: z.array(z.array(z.looseObject({}))).default([]),
  accept: z.record(z.string(), acceptedSchema).default({}),
  forbid: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
};
const requestSchema = z.object(requestShape).transform(readRequest);
const dialogueSchema = z.object({ id: z.string().min(1), tags: z.array(z.string()).default([]), turns: z.array(requestSchema).min(1) });
const caseSchema = z.union([dialogueSchema, requestSchema]);

type WrittenRequest = z.output<z.ZodObject<typeof requestShape>>;
