import { concat, concatMap, defer, delay, EMPTY, finalize, from, of, throwError, type Observable } from 'rxjs';
import type { PromptSegment } from '../../backend/prompt-segment.ts';
import type { GenerationEvent } from '../../backend/generation-event.ts';
import { segmentsOf } from '../../agent/__fixtures__/house-agent.ts';
import { createCompilerPlanParser } from '../../planner/compiler-plan-parser.ts';
import { parsePlan } from '../../planner/parse-plan.ts';
import type { PlanParser } from '../../planner/plan-parser.ts';
import type { Planner, PlanRequest } from '../../planner/planner.ts';
import { createSplitPlanParser } from '../../planner/split-plan-parser.ts';

/** A planner whose plans are written down, and what it was asked. */
export interface ScriptedPlanner extends Planner {
  readonly requests: readonly PlanRequest[];
  /** How many plans are being written. */
  readonly planning: () => number;
}

/** How a planner writes. */
export interface ScriptedPlannerOptions {
  /** What passes before each token, in milliseconds. @defaultValue nothing */
  readonly tokenMs?: number | undefined;
  /** Fails once its plan is written, in place of ending. */
  readonly error?: Error | undefined;
}

/** The plan to write, by what is asked and how often it was before. */
export type PlanScript = (request: PlanRequest, askedBefore: number) => string;

/** Writes LLMCompiler plans, one after the other; what is asked later gets `join()`. */
export const scriptedPlanner = (plans: readonly string[] | PlanScript, options: ScriptedPlannerOptions = {}): ScriptedPlanner =>
  createScriptedPlanner(plans, {
    ...options,
    createParser: createCompilerPlanParser,
    segmentsOf: (text) => text.match(/[^]{1,4}/gu) ?? [],
  });

/** Writes steps: `find ann<nexa_split>text her<nexa_end>`. */
export const scriptedSplitPlanner = (plans: readonly string[] | PlanScript, options: ScriptedPlannerOptions = {}): ScriptedPlanner =>
  createScriptedPlanner(plans, { ...options, createParser: createSplitPlanParser, segmentsOf });

interface ScriptOptions extends ScriptedPlannerOptions {
  readonly createParser: (request: PlanRequest) => PlanParser;
  readonly segmentsOf: (plan: string) => readonly (string | PromptSegment)[];
}

function createScriptedPlanner(plans: readonly string[] | PlanScript, options: ScriptOptions): ScriptedPlanner {
  const { tokenMs, error, createParser, segmentsOf: split } = options;
  const requests: PlanRequest[] = [];
  let planning = 0;
  const scriptOf = (request: PlanRequest): string =>
    typeof plans === 'function' ? plans(request, requests.length) : (plans[requests.length] ?? 'join()');

  const generate = (plan: string): Observable<GenerationEvent> => {
    const tokens = split(plan).map((segment) => (typeof segment === 'string' ? { type: 'text' as const, text: segment } : segment));
    const events: readonly GenerationEvent[] = [
      { type: 'generation-start', promptTokens: 10, cachedTokens: 4 },
      ...tokens.map(({ type, text }): GenerationEvent => ({
        type: 'token-delta',
        tokenId: 0,
        isControl: type === 'control',
        text,
        probability: undefined,
      })),
      ...(error ? [] : [{ type: 'generation-end', reason: 'end-of-generation', outputTokens: tokens.length } as const]),
    ];
    return tokenMs === undefined ? from(events) : from(events).pipe(concatMap((event) => of(event).pipe(delay(tokenMs))));
  };
  return {
    requests,
    planning: () => planning,
    plan: (request) =>
      defer(() => {
        const plan = scriptOf(request);
        requests.push(request);
        planning += 1;
        return concat(generate(plan), error ? throwError(() => error) : EMPTY).pipe(
          finalize(() => {
            planning -= 1;
          }),
          parsePlan(() => createParser(request)),
        );
      }),
  };
}
