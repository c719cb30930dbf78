// What scores models against evaluation cases. Runs wherever core does.

export {
  checkMinimums,
  minimumMetrics,
  parseMinimum,
  type EvaluationMinimum,
  type MinimumMetric,
  type MissedMinimum,
} from './check-minimums.ts';
export { compareCallGraphs, type CompareCallGraphsOptions, type GraphComparison, type ToolGraph } from './compare-call-graphs.ts';
export { isArgumentRight, semanticThreshold, type IsArgumentRightOptions } from './compare-values.ts';
export {
  requestsOf,
  type AcceptedArguments,
  type AcceptedValues,
  type CallsCase,
  type DialogueCase,
  type EvaluationCase,
  type GoldCall,
  type GoldPlanCall,
  type GoldStep,
  type PlanCase,
  type RequestCase,
  type StepsCase,
} from './evaluation-case.ts';
export {
  createEvaluationReport,
  type CreateEvaluationReportOptions,
  type EvaluationMiss,
  type EvaluationReport,
  type TagRates,
} from './evaluation-report.ts';
export { formatReport, type FormatReportOptions } from './format-report.ts';
export type { LineIssue } from './json-lines.ts';
export { createParameterLookup, type ParameterLookup } from './parameter-lookup.ts';
export { parseEvaluationCases, type ParseEvaluationCasesResult } from './parse-evaluation-cases.ts';
export { completeCall, type CompleteCallOptions } from './complete-call.ts';
export { createRecordedPredict, parseRecordedPredictions, type ParseRecordedPredictionsResult } from './parse-recorded-predictions.ts';
export {
  createPredictedCall,
  readPrediction,
  type CreatePredictedCallOptions,
  type PredictedCall,
  type Prediction,
  type PredictionFigures,
} from './prediction.ts';
export {
  runEvaluation,
  type EarlierTurn,
  type EvaluationFile,
  type EvaluationProgress,
  type EvaluationResult,
  type Predict,
  type PredictContext,
  type RunEvaluationOptions,
} from './run-evaluation.ts';
export { scoreCase, type CaseScore, type PrintGold, type ScoreCaseOptions } from './score-case.ts';
export { wilsonInterval, type Rate } from './wilson-interval.ts';
