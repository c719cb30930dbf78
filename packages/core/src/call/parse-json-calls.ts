import type { JsonValue } from '../internal/json.ts';
import { headExcerpt, type CallIssue } from './call-issue.ts';
import { placeWrittenCall } from './place-written-call.ts';
import { isList, readJsonCall } from './read-json-call.ts';
import type { RequestText } from './request-text.ts';
import type { ToolCall } from './tool-call.ts';
import type { ToolLookup } from './tool-lookup.ts';

/** What JSON calls are read by. */
export interface ParseJsonCallsOptions {
  readonly lookup: ToolLookup;
  /** Gives verbatim arguments the original characters of the request back. @defaultValue they stay as written */
  readonly request?: RequestText | undefined;
}

/** The calls that could be read, each after those it needs, and what was wrong with the rest. */
export interface ParseJsonCallsResult {
  readonly calls: readonly ToolCall[];
  readonly issues: readonly CallIssue[];
}

/**
 * Reads calls written as JSON (`printJsonCalls`). Never throws: whatever a model wrote, what can be read is read.
 *
 * - A call is its place in the list, dropped ones counted, so that `{"$ref":"2"}` never means another call than was meant.
 * - `null` for an argument is the same as leaving it out. An object that is none of the marks is an issue, and its argument is missing.
 */
export function parseJsonCalls(text: string, { lookup, request }: ParseJsonCallsOptions): ParseJsonCallsResult {
  const calls: ToolCall[] = [];
  const issues: CallIssue[] = [];
  const placedNumbers = new Set<number>();
  const values = readJson(text);
  if (!isList(values)) issues.push({ code: 'json-invalid', message: 'This is no JSON list of calls.', excerpt: headExcerpt(text) });
  else
    values.forEach((value, index) => {
      const { written, issues: readIssues } = readJsonCall(value, lookup);
      issues.push(...readIssues);
      if (!written) return;
      const callNumber = index + 1;
      const result = placeWrittenCall(written, { callNumber, lookup, hasCall: (number) => placedNumbers.has(number), request });
      calls.push(...result.placed.map(({ call }) => call));
      issues.push(...result.issues);
      placedNumbers.add(callNumber);
    });
  return { calls, issues };
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
