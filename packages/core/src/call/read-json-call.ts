import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { headExcerpt, type CallIssue, type CallIssueCode } from './call-issue.ts';
import { maximumDepth } from './call-reader.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import type { ToolLookup } from './tool-lookup.ts';

/** A call as written, undefined where it was dropped, and what was wrong with it. */
export interface JsonCallReading {
  readonly written: WrittenCall | undefined;
  readonly issues: readonly CallIssue[];
}

/**
 * Reads one call written as JSON (`printJsonCalls`). Never throws.
 *
 * - `null` for an argument is the same as leaving it out. An object that is none of the marks is an issue, and its argument is missing.
 */
export function readJsonCall(call: JsonValue, lookup: ToolLookup): JsonCallReading {
  const issues: CallIssue[] = [];
  const report = (code: CallIssueCode, message: string, excerpt: string): void => {
    issues.push({ code, message, excerpt: headExcerpt(excerpt) });
  };

  const readCall = (value: JsonValue | undefined, depth: number): WrittenCall | undefined => {
    const { tool, arguments: named = {} } = isObject(value) ? value : {};
    if (typeof tool !== 'string' || !isObject(named)) {
      report('call-malformed', 'A call is {"tool": name, "arguments": {...}}; this was dropped.', excerptOf(value));
      return undefined;
    }
    const definition = lookup(tool as ToolId);
    if (!definition) {
      report('tool-unknown', 'No pack has this tool; the call was dropped.', tool);
      return undefined;
    }
    const names = definition.parameters.map(({ name }) => name);
    for (const name of Object.keys(named))
      if (!names.includes(name)) report('argument-unknown', `${tool} has no such parameter; the argument was dropped.`, name);
    return {
      toolId: tool as ToolId,
      arguments: names.map((name) => readArgument(Object.hasOwn(named, name) ? named[name] : undefined, depth + 1)),
    };
  };

  const readArgument = (value: JsonValue | undefined, depth: number): WrittenArgument => {
    if (value === undefined || value === null) return { type: 'omitted' };
    if (depth > maximumDepth)
      return missing('argument-malformed', `Calls and lists stand more than ${maximumDepth} deep in one another.`, value);
    if (isList(value)) return { type: 'list', items: value.map((item) => readArgument(item, depth + 1)) };
    if (typeof value === 'number' && !Number.isFinite(value)) return missing('argument-malformed', 'The number is too large.', value);
    if (!isObject(value)) return { type: 'literal', value };
    if (Object.hasOwn(value, '$call')) {
      const call = readCall(value['$call'], depth);
      return call ? { type: 'nested', call } : { type: 'missing' };
    }
    if (value['$missing'] === true) return { type: 'missing' };
    if (typeof value['$verbatim'] === 'string') return { type: 'verbatim', text: value['$verbatim'], isNegated: value['negated'] === true };
    const index = readReference(value['$ref']);
    return index === undefined
      ? missing('argument-malformed', 'An object is {"$ref"}, {"$call"}, {"$verbatim"} or {"$missing"}.', value)
      : { type: 'reference', index };
  };
  const missing = (code: CallIssueCode, message: string, value: JsonValue): WrittenArgument => {
    report(code, `${message} The argument counts as missing.`, excerptOf(value));
    return { type: 'missing' };
  };

  return { written: readCall(call, 1), issues };
}

/** `"1"`, as printed, or `1` and `"$1"`, as models write. */
function readReference(value: JsonValue | undefined): number | undefined {
  const digits = /^\$?(\d{1,9})$/u.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A JSON list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A JSON object. */
export function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only the outermost level: what a model wrote may be deep. */
function excerptOf(value: JsonValue | undefined): string {
  return isObject(value) ? `{${Object.keys(value).join(', ')}}` : isList(value) ? `[${value.length}]` : String(value);
}
