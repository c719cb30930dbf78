import { AgentError } from '../error/agent-error.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import type { Rate } from './wilson-interval.ts';

/** The rates for which a minimum can be asked. */
export const minimumMetrics = [
  'function',
  'call',
  'strict',
  'graph',
  'state',
  'abstain.precision',
  'abstain.recall',
  'servable.function',
  'servable.call',
] as const;

export type MinimumMetric = (typeof minimumMetrics)[number];

/** A rate that must be reached. */
export interface EvaluationMinimum {
  readonly metric: MinimumMetric;
  /** From 0 to 1. */
  readonly minimum: number;
}

/** A minimum that was missed. */
export interface MissedMinimum extends EvaluationMinimum {
  /** Null where no case measures it: what was not measured was not reached. */
  readonly rate: number | null;
}

/**
 * Reads `call=0.9`.
 *
 * @throws {AgentError} `minimum-invalid`.
 */
export function parseMinimum(text: string): EvaluationMinimum {
  const [name = '', number = '', ...rest] = text.split('=').map((part) => part.trim());
  const metric = minimumMetrics.find((known) => known === name);
  const minimum = /^(?:\d+(?:\.\d+)?|\.\d+)$/u.test(number) ? Number(number) : Number.NaN;
  if (!metric || rest.length > 0 || !(minimum >= 0 && minimum <= 1))
    throw new AgentError({
      code: 'minimum-invalid',
      message: `"${text}" is no minimum. Write <metric>=<0 to 1>, such as call=0.9, with one of: ${minimumMetrics.join(', ')}.`,
    });
  return { metric, minimum };
}

/** The minimums a report misses, in the order given. The rate itself counts, not its interval. */
export function checkMinimums(report: EvaluationReport, minimums: readonly EvaluationMinimum[]): readonly MissedMinimum[] {
  return minimums.flatMap(({ metric, minimum }) => {
    const rate = metricOf(report, metric)?.rate ?? null;
    return rate === null || rate < minimum ? [{ metric, minimum, rate }] : [];
  });
}

function metricOf(report: EvaluationReport, metric: MinimumMetric): Rate | null {
  const rates: Readonly<Record<MinimumMetric, Rate | null>> = {
    function: report.function,
    call: report.call,
    strict: report.strict,
    graph: report.graph,
    state: report.state,
    'abstain.precision': report.abstain.precision,
    'abstain.recall': report.abstain.recall,
    'servable.function': report.servable.function,
    'servable.call': report.servable.call,
  };
  return rates[metric];
}
