import type { JsonValue } from '../internal/json.ts';

/** A line that could not be used, and why. */
export interface LineIssue {
  /** Counted from 1, blank lines included. */
  readonly line: number;
  readonly message: string;
}

/** A line that is JSON. */
export interface JsonLine {
  readonly line: number;
  readonly value: JsonValue;
}

/** How deep values may stand in one another; deeper ones are refused, since walking them would exhaust the stack. */
export const maximumJsonDepth = 64;

/** Reads one JSON value per line; blank lines and a byte order mark are passed over. Never throws. */
export function parseJsonLines(text: string): { readonly lines: readonly JsonLine[]; readonly issues: readonly LineIssue[] } {
  const lines: JsonLine[] = [];
  const issues: LineIssue[] = [];
  text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .forEach((source, index) => {
      const line = index + 1;
      if (source.trim() === '') return;
      try {
        const value: unknown = JSON.parse(source);
        if (isJsonValue(value)) lines.push({ line, value });
        else issues.push({ line, message: `The line nests deeper than ${maximumJsonDepth} levels or holds a number that is too large.` });
      } catch (error) {
        issues.push({ line, message: `The line is not JSON: ${error instanceof Error ? error.message : String(error)}` });
      }
    });
  return { lines, issues };
}

/** Whether a value survives JSON and is not nested too deep to be walked. */
export function isJsonValue(value: unknown, depth: number = maximumJsonDepth): value is JsonValue {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((item) => isJsonValue(item, depth - 1));
}

/** Whether a JSON value is a list. */
export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a JSON value is an object with named fields. */
export function isJsonObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
