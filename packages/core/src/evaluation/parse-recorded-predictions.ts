import type { JsonValue } from '../internal/json.ts';
import { markPlanReferences } from './call-references.ts';
import { isJsonList, isJsonObject, parseJsonLines, type LineIssue } from './json-lines.ts';
import { readPrediction, type Prediction } from './prediction.ts';
import type { Predict } from './run-evaluation.ts';

/** Predictions by the id of their case, and the lines that hold none. */
export interface ParseRecordedPredictionsResult {
  readonly predictions: ReadonlyMap<string, Prediction>;
  readonly issues: readonly LineIssue[];
}

/**
 * Reads recorded predictions: `{"id", "calls"}` lines, or `{"id", "plan"}` with `"$n"` references as in cases; figures may stand beside them.
 *
 * - A line with an id whose calls cannot be read is a failed prediction, not an issue: it scores zero and is listed.
 * - The first of two lines with one id counts.
 * - Never throws.
 */
export function parseRecordedPredictions(text: string): ParseRecordedPredictionsResult {
  const predictions = new Map<string, Prediction>();
  const { lines, issues: unread } = parseJsonLines(text);
  const issues = [...unread];
  for (const { line, value } of lines) {
    const id = isJsonObject(value) ? value['id'] : undefined;
    if (!isJsonObject(value) || typeof id !== 'string')
      issues.push({ line, message: 'A prediction is an object with the "id" of its case.' });
    else if (predictions.has(id)) issues.push({ line, message: `There is a prediction for "${id}" already.` });
    else predictions.set(id, readRecord(value));
  }
  return { predictions, issues: issues.sort((left, right) => left.line - right.line) };
}

/** Predicts what was recorded; a case without a record is a failed prediction. */
export function createRecordedPredict(predictions: ReadonlyMap<string, Prediction>): Predict {
  return ({ id }) => Promise.resolve(predictions.get(id) ?? { status: 'failed', reason: 'No prediction is recorded for this case.' });
}

function readRecord(record: { readonly [key: string]: JsonValue }): Prediction {
  const { plan, calls = planCalls(plan), status = 'predicted' } = record;
  return readPrediction({ ...record, status, calls });
}

function planCalls(plan: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonList(plan)) return plan;
  return plan.map((call) =>
    isJsonObject(call) && isJsonObject(call['args']) ? { ...call, args: markPlanReferences(call['args']) } : call,
  );
}
