import type { GoldCall } from '../evaluation-case.ts';
import { parseEvaluationCases } from '../parse-evaluation-cases.ts';
import type { Prediction } from '../prediction.ts';
import { runEvaluation, type EvaluationFile, type EvaluationResult, type Predict } from '../run-evaluation.ts';
import { officeParameters } from './office-pack.ts';

/** A file of these cases. */
export const fileOf = (file: string, lines: readonly unknown[]): EvaluationFile => {
  const { cases, issues } = parseEvaluationCases(lines.map((line) => JSON.stringify(line)).join('\n'));
  if (issues.length > 0) throw new TypeError(issues.map(({ message }) => message).join('\n'));
  return { file, cases };
};
/** The gold call. */
export const stop: GoldCall = { tool: 'stop', args: {} };
/** One right call, with figures. */
export const stopped: Prediction = { status: 'predicted', calls: [stop], firstCallMs: 10, endMs: 20, promptTokens: 40, outputTokens: 4 };
/** No call. */
export const idle: Prediction = { status: 'predicted', calls: [], endMs: 5 };

/** Two cases with a call and two without. */
export const mixed: EvaluationFile = fileOf('mixed', [
  { id: 'right', query: 'stop', tags: ['single'], calls: [stop] },
  { id: 'refused', query: 'halt', tags: ['single'], calls: [stop] },
  { id: 'left-alone', query: 'hm', tags: ['refusal'], calls: [] },
  { id: 'overdone', query: 'nice weather', tags: ['refusal', 'remark'], calls: [] },
]);
/** Gets one of either kind right. */
export const predictMixed: Predict = ({ id }) => Promise.resolve(id === 'right' || id === 'overdone' ? stopped : idle);
/** An evaluation in which every rate is one half. */
export const evaluateMixed = (): Promise<EvaluationResult> =>
  runEvaluation({ files: [mixed], predict: predictMixed, parameterOf: officeParameters });
