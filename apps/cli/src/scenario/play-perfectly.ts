import { judgePlan } from './judge-plan.ts';
import { planAsCompiler, planInSteps } from './perfect-planner.ts';
import { playScenario, type PlayedScenario } from './play-scenario.ts';
import type { PlanSyntax, Scenario } from './scenario.ts';

/** The syntaxes in which a scenario can be said. */
export const syntaxesOf = ({ only }: Scenario): readonly PlanSyntax[] => (only ? [only] : ['compiler', 'split']);

/** Plays a scenario with its perfect plan, written in one of the syntaxes. */
export function playPerfectly(scenario: Scenario, syntax: PlanSyntax): Promise<PlayedScenario> {
  const plan = syntax === 'compiler' ? planAsCompiler : planInSteps;
  return playScenario(scenario, {
    planTurn: (turn, devices) =>
      plan(
        turn,
        devices.map(({ implemented }) => implemented),
      ),
    judge: (played) => judgePlan(played, syntax),
  });
}
