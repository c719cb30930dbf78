import type { PlanRequest } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { planAsCompiler, planInSteps } from './perfect-planner.ts';
import { playScenario } from './play-scenario.ts';
import { readScenarios } from './read-scenarios.ts';
import type { PlanSyntax, Scenario } from './scenario.ts';

const conversations = (await readScenarios()).flatMap((file) => file.scenarios).filter(({ turns }) => turns.length > 1);

/** The first request to the planner in each turn. */
async function firstRequests(scenario: Scenario, syntax: PlanSyntax): Promise<readonly PlanRequest[]> {
  const firsts: PlanRequest[] = [];
  const plan = syntax === 'compiler' ? planAsCompiler : planInSteps;
  await playScenario(scenario, {
    planTurn: (turn, devices) => {
      const planning = plan(
        turn,
        devices.map(({ implemented }) => implemented),
      );
      let isFirst = true;
      return {
        ...planning,
        planner: {
          plan: (request) => {
            if (isFirst) firsts.push(request);
            isFirst = false;
            return planning.planner.plan(request);
          },
        },
      };
    },
  });
  return firsts;
}

describe('a planner that is asked in a conversation', () => {
  it.concurrent.each(
    conversations.flatMap((scenario) => (['compiler', 'split'] as const).map((syntax) => ({ scenario, syntax, id: scenario.id }))),
  )(
    'is told in $id, as $syntax, what was said and done in each turn before, and nothing of the one to come',
    async ({ scenario, syntax }) => {
      const requests = await firstRequests(scenario, syntax);
      expect(requests.map(({ conversation }) => conversation?.map(({ said }) => said))).toEqual(
        scenario.turns.map((_, index) => scenario.turns.slice(0, index).map(({ query }) => query)),
      );
      const told = requests.at(-1)?.conversation?.map(({ calls = [] }) => calls.map(({ call }) => call.toolId).toSorted());
      const planned = scenario.turns.slice(0, -1).map(({ plans }) =>
        plans
          .flat()
          .flatMap(({ calls }) => calls.map(({ tool }) => tool))
          .toSorted(),
      );
      expect(told).toEqual(planned);
      expect(requests.map(({ observations = [] }) => observations)).toEqual(scenario.turns.map(() => []));
    },
  );
});
