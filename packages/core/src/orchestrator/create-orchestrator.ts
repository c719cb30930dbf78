import { runOfCalls, type CreateCallRunnerOptions } from '../agent/create-call-runner.ts';
import { createRunStarter } from '../agent/create-run-starter.ts';
import { offeredToolsOf } from '../agent/offered-tools.ts';
import { checkQuery } from '../agent/query-error.ts';
import { createToolLookup } from '../call/tool-lookup.ts';
import type { Planner } from '../planner/planner.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { AskPerson } from './ask-person.ts';
import { dependOnPrevious } from './depend-on-steps.ts';
import { offerAll, type OfferTools } from './offer-tools.ts';
import { orchestrate } from './orchestrate.ts';
import type { Orchestrator } from './orchestrator.ts';
import { rememberDenials } from './remember-denials.ts';
import { routeByWords } from './route-by-words.ts';
import type { RunBudget } from './run-budget.ts';
import type { DependOnSteps, RouteStep, StepAgent } from './step-agent.ts';

/** What an orchestrator is composed of: what calls are run with, and */
export interface CreateOrchestratorOptions extends CreateCallRunnerOptions {
  /** Plans calls, or steps for `agents` to turn into calls. */
  readonly planner: Planner;
  /** @defaultValue every tool of the packs */
  readonly offerTools?: OfferTools | undefined;
  /** Who carries out steps in words. @defaultValue nobody: for planners that plan calls */
  readonly agents?: readonly StepAgent[] | undefined;
  /** @defaultValue `routeByWords`: the only agent, or the one whose tools' declarations have most of the words of the step */
  readonly route?: RouteStep | undefined;
  /** @defaultValue `dependOnPrevious`: each step waits for the one before it */
  readonly dependOn?: DependOnSteps | undefined;
  /** How often the planner is asked again, at most. @defaultValue 2 */
  readonly maximumReplans?: number | undefined;
  /** Whether a planner that planned calls and wrote `join` is asked again where all of them succeeded, for an answer or more calls. @defaultValue true */
  readonly asksForAnswer?: boolean | undefined;
  /** Asks the person what calls need to know. @defaultValue nobody is asked: such calls end as `needs-input` */
  readonly ask?: AskPerson | undefined;
  /** What a request may use up. @defaultValue no limits */
  readonly budget?: RunBudget | undefined;
}

/**
 * Composes an orchestrator. Its models stay their owners', who close them when no request is under way.
 *
 * - Requests share the devices of the packs: their calls take turns on each resource.
 */
export function createOrchestrator(options: CreateOrchestratorOptions): Orchestrator {
  const { packs, planner, offerTools = offerAll, agents = [], route = routeByWords, dependOn = dependOnPrevious } = options;
  const { maximumReplans = 2, asksForAnswer = true, ask, budget = {} } = options;
  const startRun = createRunStarter(options);
  const lookup = createToolLookup(packs);
  const machinery = {
    planner,
    offerTools,
    agents,
    route,
    dependOn,
    maximumReplans,
    asksForAnswer,
    ask,
    tools: offeredToolsOf(packs),
    effectOf: (id: ToolId) => lookup(id)?.effect ?? 'sensitive',
  };
  return {
    run: (query, { conversation, parent, budget: runBudget, isDryRun = false } = {}) =>
      startRun({
        isDryRun,
        request: { type: 'query', query },
        check: () => checkQuery(query),
        consult: rememberDenials,
        events: (started) =>
          orchestrate({ ...machinery, ...started, query, conversation, parent, isDryRun, budget: { ...budget, ...runBudget } }),
      }),
    runCalls: (calls, runOptions) => startRun(runOfCalls(calls, runOptions)),
  };
}
