import { concatMap, defer, from, type OperatorFunction } from 'rxjs';
import { createRequestText, type RequestText } from '../call/request-text.ts';
import { clauseJoints, clausesOf } from '../retriever/request-clauses.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { PlanEvent, PlannedStep } from './plan-event.ts';
import type { PlanRequest } from './planner.ts';
import { mostSteps } from './split-plan-parser.ts';

/** So likely is a tool that the request surely calls. */
const sure = 0.8;
/** A step or clause that calls a tool so likely may be what calls it. */
const possible = 0.3;
/** A clause that calls a tool so likely is an order for it. */
const likely = 0.5;

/**
 * Adds what a plan left out: where the whole request surely calls a tool and no step may call it, the clause that calls it becomes the last step, in
 * the words of the request. Small models drop orders from the middle of a list more often than they get one wrong.
 *
 * - Only for tools on offer, to plans of steps that were written to their end, and up to `mostSteps`.
 * - Two orders for one tool are one to it: it does not count.
 */
export function addForgottenSteps(
  { text, tools }: Pick<PlanRequest, 'text' | 'tools'>,
  classifier: ToolClassifier,
): OperatorFunction<PlanEvent, PlanEvent> {
  return (events) =>
    defer(() => {
      const steps: PlannedStep[] = [];
      return events.pipe(
        concatMap((event) => {
          if (event.type === 'step-parsed') steps.push(event.step);
          if (event.type !== 'plan-end' || event.reason !== 'end-token' || steps.length === 0) return [event];
          return from(forgottenClauses({ text, offered: new Set(tools.map(({ toolId }) => toolId)), steps, classifier })).pipe(
            concatMap((clauses): readonly PlanEvent[] => {
              const added = clauses
                .slice(0, mostSteps - steps.length)
                .map((clause, index) => ({ type: 'step-parsed', step: { number: steps.length + index + 1, text: clause } }) as const);
              return [...added, event];
            }),
          );
        }),
      );
    });
}

interface WrittenPlan {
  readonly text: RequestText;
  readonly offered: ReadonlySet<ToolId>;
  readonly steps: readonly PlannedStep[];
  readonly classifier: ToolClassifier;
}

async function forgottenClauses({ text, offered, steps, classifier }: WrittenPlan): Promise<readonly string[]> {
  const classifyAll = (texts: readonly string[]): Promise<readonly ReadonlyMap<ToolId, number>[]> =>
    Promise.all(texts.map((one) => classifier.classify(createRequestText(one))));
  const whole = await classifier.classify(text);
  const covered = await classifyAll(steps.map((step) => step.text));
  const missing = [...whole].filter(
    ([tool, share]) => offered.has(tool) && share >= sure && covered.every((step) => (step.get(tool) ?? 0) < possible),
  );
  if (missing.length === 0) return [];
  const clauses = clausesOf(text.words).map(({ start, end }) => wordsBetween(text, start, end));
  const judged = await classifyAll(clauses);
  const places = missing.flatMap(([tool]) => {
    const shares = judged.map((clause) => clause.get(tool) ?? 0);
    const best = Math.max(0, ...shares);
    return best >= likely ? [shares.indexOf(best)] : [];
  });
  return [...new Set(places)].sort((one, other) => one - other).flatMap((place) => clauses[place] ?? []);
}

/** The words of a clause, without a joint before them and the punctuation behind. */
function wordsBetween({ words }: RequestText, start: number, end: number): string {
  const clause = words.slice(start, end);
  const first = clause.findIndex(({ core }) => !clauseJoints.has(core));
  return clause
    .slice(Math.max(0, first))
    .map(({ leading, core, trailing }, index, { length }) => `${leading}${core}${index === length - 1 ? '' : trailing}`)
    .join(' ');
}
