import { describe, expect, it } from 'vitest';
import { checkLaws } from './check-laws.ts';
import { referencesIn } from './parse-scenarios.ts';
import { planAsCompiler, planInSteps } from './perfect-planner.ts';
import { playScenario, type PlayedTurn } from './play-scenario.ts';
import { readScenarios } from './read-scenarios.ts';
import type { FaultKind, PlanSyntax, Scenario, ScenarioCall, ScenarioTurn } from './scenario.ts';

const scenarios = (await readScenarios()).flatMap((file) => file.scenarios);

/** A call of a first plan that others need, and those others, with what needs them in turn. */
interface NeededCall {
  readonly scenario: Scenario;
  readonly turn: ScenarioTurn;
  readonly needed: ScenarioCall;
  readonly dependents: readonly ScenarioCall[];
}

function neededCallsOf(scenario: Scenario): readonly NeededCall[] {
  return scenario.turns.flatMap((turn) => {
    const calls = (turn.plans[0] ?? []).flatMap((step) => step.calls);
    return calls.flatMap((needed, index) => {
      const reached = new Set([index + 1]);
      const dependents = calls.filter(({ args }, place) => {
        if (place <= index || !referencesIn(args).some((number) => reached.has(number))) return false;
        reached.add(place + 1);
        return true;
      });
      return dependents.length === 0 ? [] : [{ scenario, turn: { ...turn, plans: turn.plans.slice(0, 1) }, needed, dependents }];
    });
  });
}

const faults: readonly FaultKind[] = ['refuses', 'crashes', 'loses-answer'];
const plays = scenarios
  .flatMap(neededCallsOf)
  .flatMap((needed) =>
    faults.flatMap((fault) =>
      (['compiler', 'split'] as const).map((syntax) => ({ ...needed, fault, syntax, id: needed.scenario.id, tool: needed.needed.tool })),
    ),
  );

/** Plays a turn in which one tool goes wrong, and gives what came of it. */
async function playWithFault({ scenario, turn, needed, fault, syntax }: (typeof plays)[number]): Promise<PlayedTurn> {
  const heard: PlayedTurn[] = [];
  const plan = syntax === 'compiler' ? planAsCompiler : planInSteps;
  await playScenario(
    { ...scenario, turns: [turn], faults: [{ tool: needed.tool, fault }] },
    {
      planTurn: (played, devices) =>
        plan(
          played,
          devices.map(({ implemented }) => implemented),
        ),
      judge: (played) => {
        heard.push(played);
        return [];
      },
    },
  );
  const [played] = heard;
  if (!played) throw new Error('Nothing was played.');
  return played;
}

/** What tells the calls of a plan apart that are of one tool, in the syntax that has ids for them. */
function startedDependents({ events }: PlayedTurn, { turn, dependents }: NeededCall, syntax: PlanSyntax): readonly string[] {
  const calls = turn.plans.flat().flatMap((step) => step.calls);
  const started = events.flatMap((event) => (event.type === 'call-start' ? [event.call] : []));
  if (syntax === 'compiler') {
    const ids = new Set(dependents.map((call) => String(calls.indexOf(call) + 1)));
    return started.filter(({ id }) => ids.has(id)).map(({ toolId }) => toolId);
  }
  const others = new Set(calls.filter((call) => !dependents.includes(call)).map(({ tool }) => tool));
  const tools = new Set<string>(dependents.map(({ tool }) => tool).filter((tool) => !others.has(tool)));
  return started.filter(({ toolId }) => tools.has(toolId)).map(({ toolId }) => toolId);
}

describe('a call that did not succeed', () => {
  it('is there to be seen in many scenarios', () => {
    expect(plays.length).toBeGreaterThan(100);
  });

  it.concurrent.each(plays)('feeds nothing: $tool that $fault in $id, written as $syntax', async (play) => {
    const played = await playWithFault(play);
    const ends = played.events.flatMap((event) =>
      event.type === 'call-end' && event.call.toolId === play.needed.tool ? [event.outcome.status] : [],
    );
    expect(ends).not.toContain('succeeded');
    expect(startedDependents(played, play, play.syntax)).toEqual([]);
    expect(checkLaws(played.events)).toEqual([]);
  });
});
