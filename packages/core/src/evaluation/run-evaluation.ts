import { requestsOf, type EvaluationCase, type RequestCase } from './evaluation-case.ts';
import { createEvaluationReport, type EvaluationReport } from './evaluation-report.ts';
import type { ParameterLookup } from './parameter-lookup.ts';
import type { Prediction } from './prediction.ts';
import { scoreCase, type CaseScore, type PrintGold } from './score-case.ts';

/** A request of a dialogue that was made before, and what came of it. */
export interface EarlierTurn {
  readonly request: RequestCase;
  readonly prediction: Prediction;
}

/** What a prediction may go by besides its request. */
export interface PredictContext {
  /** The turns of the dialogue so far; empty outside of dialogues and at their first turn. */
  readonly earlier: readonly EarlierTurn[];
  /** Aborted when the evaluation is; then what it gives no longer counts. */
  readonly signal: AbortSignal | undefined;
}

/** Asks a model. A rejection is a miss, and its message the reason. */
export type Predict = (request: RequestCase, context: PredictContext) => Promise<Prediction>;

/** The cases of one file. */
export interface EvaluationFile {
  /** The name the report gives it. */
  readonly file: string;
  readonly cases: readonly EvaluationCase[];
}

/** How far an evaluation is. */
export interface EvaluationProgress {
  readonly file: string;
  /** Requests scored, this one included, and requests in all files. */
  readonly scored: number;
  readonly total: number;
  readonly score: CaseScore;
}

/** What is evaluated, and by what. */
export interface RunEvaluationOptions {
  readonly files: readonly EvaluationFile[];
  readonly predict: Predict;
  readonly parameterOf: ParameterLookup;
  /** @defaultValue none, and then `strict` is null */
  readonly printGold?: PrintGold | undefined;
  /** Called after each request, in order. */
  readonly onProgress?: ((progress: EvaluationProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One report for all requests, and one per file in the order given. */
export interface EvaluationResult {
  readonly all: EvaluationReport;
  readonly files: readonly EvaluationReport[];
}

/**
 * Predicts and scores the requests one after the other, turns of a dialogue in their order.
 *
 * Rejects with the reason of the abort as soon as `signal` is aborted, even where the prediction under way does not stop; otherwise only
 * where `printGold` or `onProgress` throws.
 */
export async function runEvaluation(options: RunEvaluationOptions): Promise<EvaluationResult> {
  const { files, signal, onProgress } = options;
  const total = files.flatMap(({ cases }) => cases.flatMap(requestsOf)).length;
  const scoresByFile: { readonly file: string; readonly scores: readonly CaseScore[] }[] = [];
  let scored = 0;
  for (const { file, cases } of files) {
    const scores: CaseScore[] = [];
    for (const evaluationCase of cases) {
      const earlier: EarlierTurn[] = [];
      for (const request of requestsOf(evaluationCase)) {
        const prediction = await untilAborted(() => predictOrFail(request, { earlier: [...earlier], signal }, options), signal);
        const score = scoreCase({ request, prediction, parameterOf: options.parameterOf, printGold: options.printGold });
        earlier.push({ request, prediction: score.prediction });
        scores.push(score);
        scored += 1;
        onProgress?.({ file, scored, total, score });
      }
    }
    scoresByFile.push({ file, scores });
  }
  return {
    all: createEvaluationReport({ file: 'all', scores: scoresByFile.flatMap(({ scores }) => scores) }),
    files: scoresByFile.map(createEvaluationReport),
  };
}

async function predictOrFail(request: RequestCase, context: PredictContext, { predict }: RunEvaluationOptions): Promise<Prediction> {
  try {
    return await predict(request, context);
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The work, or a rejection at the moment of the abort. */
function untilAborted<Value>(work: () => Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work();
  return new Promise((resolve, reject) => {
    // React Native's signals have no reason.
    const onAbort = (): void => reject(signal.reason ?? Object.assign(new Error('The evaluation was aborted.'), { name: 'AbortError' }));
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
