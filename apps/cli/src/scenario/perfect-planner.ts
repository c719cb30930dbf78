import {
  allocateFunctionalTokens,
  controlSegment,
  controlToken,
  createActionModel,
  createCompilerPlanner,
  createSplitPlanner,
  createToolLookup,
  dependWhereReferring,
  literal,
  observingTokenProtocol,
  offeredToolsOf,
  printFunctionalCalls,
  printPlan,
  textSegment,
  writeCalls,
  type ActionModel,
  type ActionRequest,
  type EndedCall,
  type OfferedTool,
  type PromptSegment,
  type ToolCall,
  type ToolPack,
} from '@octoweave/core';
import type { ScenarioPlanning } from './play-scenario.ts';
import { readPlannedCall } from './read-planned-call.ts';
import { createReplayingSession } from './replaying-session.ts';
import type { ScenarioCall, ScenarioStep, ScenarioTurn } from './scenario.ts';

/** Writes the perfect plan of a turn as an instruct model would: calls that refer to each other, then an answer. */
export function planAsCompiler(turn: ScenarioTurn, packs: readonly ToolPack[]): ScenarioPlanning {
  const tools = offeredToolsOf(packs);
  const plans = printPlans(turn, tools);
  const answer = `Finish(${turn.answer ?? 'Done.'})`;
  let asked = 0;
  const session = createReplayingSession(() => {
    asked += 1;
    return [textSegment(plans[asked - 1] ?? answer)];
  });
  return { planner: createCompilerPlanner({ session }) };
}

/** Each plan in words of the plan protocol; calls are numbered on from plan to plan. */
function printPlans({ plans }: ScenarioTurn, tools: readonly OfferedTool[]): readonly string[] {
  const calls = plans
    .flat()
    .flatMap((step) => step.calls)
    .map((call, index) => readPlannedCall(call, { id: String(index + 1), idOf: String }));
  const lines = calls.length === 0 ? [] : printPlan(calls, tools).split('\n').slice(0, calls.length);
  let printed = 0;
  return plans.map((plan) => {
    const begin = printed;
    printed += plan.flatMap((step) => step.calls).length;
    return `${[...lines.slice(begin, printed), 'join()'].join('\n')}<END_OF_PLAN>`;
  });
}

/** Writes the perfect plan of a turn as Octo-planner would: steps in words, each of which another model turns into calls. */
export function planInSteps(turn: ScenarioTurn, packs: readonly ToolPack[]): ScenarioPlanning {
  let asked = 0;
  const session = createReplayingSession(() => {
    asked += 1;
    const plan = turn.plans[asked - 1];
    return plan ? writeSteps(plan) : [controlSegment(controlToken.abstain), controlSegment(controlToken.end)];
  });
  const actionModel = createPerfectActionModel(turn, packs);
  return {
    planner: createSplitPlanner({ session }),
    agents: [{ id: 'perfect', tools: offeredToolsOf(packs), actionModel }],
    dependOn: dependWhereReferring,
  };
}

function writeSteps(plan: readonly ScenarioStep[]): readonly PromptSegment[] {
  return plan.flatMap(({ say }, index) => [
    ...(index === 0 ? [] : [controlSegment(controlToken.split)]),
    textSegment(say),
    ...(index === plan.length - 1 ? [controlSegment(controlToken.end)] : []),
  ]);
}

/** Knows the calls of every step, and refers to what it is told of earlier ones. */
function createPerfectActionModel({ plans }: ScenarioTurn, packs: readonly ToolPack[]): ActionModel {
  const vocabulary = allocateFunctionalTokens(packs);
  const planned = plans.flat().flatMap((step) => step.calls.map((call) => ({ step, call })));
  const waiting = plans.flat();
  const writeStep = ({ text, observations = [] }: ActionRequest): readonly PromptSegment[] => {
    const index = waiting.findIndex(({ say }) => say === text.original);
    const [step] = index === -1 ? [] : waiting.splice(index, 1);
    if (!step) throw new Error(`No step of the scenario says "${text.original}".`);
    const earlier = placeholdersOf(observations);
    const idOf = (number: number): string | undefined => {
      const referred = planned[number - 1];
      if (!referred) return undefined;
      return referred.step === step
        ? String(earlier.length + step.calls.indexOf(referred.call) + 1)
        : observedIdOf(referred.call, observations);
    };
    const calls = step.calls.map((call, place) => readPlannedCall(call, { id: String(earlier.length + place + 1), idOf }));
    return printFunctionalCalls(writeCalls([...earlier, ...calls], createToolLookup(packs)).slice(earlier.length), vocabulary);
  };
  return {
    act: (request) => {
      const session = createReplayingSession(() => writeStep(request));
      return createActionModel({ session, vocabulary, packs, grammars: [], protocol: observingTokenProtocol }).act(request);
    },
  };
}

/** One call for every number up to the last that was observed: a model numbers its own on from there. */
function placeholdersOf(observations: readonly EndedCall[]): readonly ToolCall[] {
  const last = Math.max(0, ...observations.map(({ call }) => Number.parseInt(call.id, 10)));
  const [some] = observations;
  return some ? Array.from({ length: last }, (_, index) => ({ id: String(index + 1), toolId: some.call.toolId, arguments: {} })) : [];
}

/** The id under which a call was told: that of the same tool, with the same values where there are several. */
function observedIdOf(planned: ScenarioCall, observations: readonly EndedCall[]): string | undefined {
  const ofTool = observations.filter(({ call }) => call.toolId === planned.tool);
  const literals = Object.entries(planned.args).map(([name, value]) => [name, JSON.stringify(literal(value))] as const);
  const same = ofTool.find(({ call }) => literals.every(([name, value]) => JSON.stringify(call.arguments[name]) === value));
  return (same ?? ofTool[0])?.call.id;
}
