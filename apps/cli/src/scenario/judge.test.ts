import { createCompilerPlanner, textSegment } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { planAsCompiler } from './perfect-planner.ts';
import { playPerfectly } from './play-perfectly.ts';
import { playScenario, type PlayedScenario } from './play-scenario.ts';
import { readScenarios } from './read-scenarios.ts';
import { createReplayingSession } from './replaying-session.ts';
import type { Scenario, ScenarioCall, ScenarioTurn } from './scenario.ts';

const scenarios = (await readScenarios()).flatMap((file) => file.scenarios);

/** Plays with other plans than the perfect ones, and judges the goal alone. */
function playWith(scenario: Scenario, changePlan: (turn: ScenarioTurn) => ScenarioTurn): Promise<PlayedScenario> {
  return playScenario(scenario, {
    planTurn: (turn, devices) =>
      planAsCompiler(
        changePlan(turn),
        devices.map(({ implemented }) => implemented),
      ),
  });
}

/** A call that no scenario of the pack expects. */
const surplusCalls: Readonly<Record<string, ScenarioCall>> = {
  vehicle: { tool: 'vehicle.set_fan_speed', args: { zone: 'rear', level: 7 }, ends: 'succeeded' },
  android: { tool: 'android.set_timer_alarm', args: { time: '03:33', label: 'surplus' }, ends: 'succeeded' },
  macos: { tool: 'macos.create_note', args: { name: 'Surplus', content: 'surplus' }, ends: 'succeeded' },
  doordash: {
    tool: 'doordash.add_dish_to_cart',
    args: { restaurant_name: 'Lotus Thai', dish_name: 'Tom Yum Soup' },
    ends: 'succeeded',
  },
  yelp: { tool: 'yelp.save_business', args: { business_name: 'Quick Cuts' }, ends: 'succeeded' },
};

function withSurplus(turn: ScenarioTurn, scenario: Scenario): ScenarioTurn {
  const surplus = surplusCalls[scenario.packs[0] ?? ''];
  const [first = [], ...others] = turn.plans;
  return surplus ? { ...turn, plans: [[...first, { say: 'one thing more', calls: [surplus] }], ...others] } : turn;
}

/** Whether nothing may come of a scenario: it is about what must not happen. */
const isQuiet = ({ turns }: Scenario): boolean =>
  turns.every(({ changes, consent, answers }) => Object.keys(changes).length + consent.length + answers.length === 0);

describe('the judge of a scenario', () => {
  it.concurrent.each(scenarios.filter((scenario) => !isQuiet(scenario)))(
    'finds that a planner misses $id that does nothing',
    async (scenario) => {
      expect((await playWith(scenario, (turn) => ({ ...turn, plans: [] }))).misses).not.toEqual([]);
    },
  );

  it.concurrent.each(scenarios)('finds what a planner does too much in $id', async (scenario) => {
    const { misses } = await playWith(scenario, (turn) => withSurplus(turn, scenario));
    expect(misses.join('\n')).toMatch(/side effect/u);
  });

  it('finds a call that is started against the wish of the person', async () => {
    const scenario = requireScenario('phone-text-denied');
    const [turn] = scenario.turns;
    const approving = { ...scenario, turns: [{ ...turn, consent: turn.consent.map((one) => ({ ...one, decision: 'approve' as const })) }] };
    const { misses } = await playPerfectly(approving, 'compiler');
    expect(misses).toContain('android.send_text_message was started');
    expect(misses.join('\n')).toMatch(/side effect: messages\./u);
  });

  it('finds a question that is not asked, and one that is', async () => {
    const scenario = requireScenario('phone-two-marias');
    const [turn] = scenario.turns;
    const unasked = { ...turn, answers: [...turn.answers, { tool: 'android.set_timer_alarm', parameter: 'time', answer: '9' }] };
    expect((await playPerfectly({ ...scenario, turns: [unasked] }, 'compiler')).misses).toEqual([
      'was not asked about time of android.set_timer_alarm',
    ]);
    const { misses } = await playPerfectly({ ...scenario, turns: [{ ...turn, answers: [] }] }, 'split');
    expect(misses.join('\n')).toMatch(/was asked about contact_name of android\.send_text_message/u);
  });

  it('finds a text that is not the one that was said, to the character', async () => {
    const scenario = requireScenario('phone-money-trap');
    const { misses } = await playWith(scenario, (turn) => JSON.parse(JSON.stringify(turn).replaceAll('not $1', 'not $2')) as ScenarioTurn);
    expect(misses.join('\n')).toMatch(/not so: messages\.\*/u);
  });

  it('finds a plan that cannot be read', async () => {
    const scenario = requireScenario('phone-cinema');
    const session = createReplayingSession(() => [textSegment('1. enable_do_not_disturb(True\n2. no_such_tool(1)\njoin()')]);
    const { misses } = await playScenario(scenario, { planTurn: () => ({ planner: createCompilerPlanner({ session }) }) });
    expect(misses.join('\n')).toMatch(/not so: audio\.ring\.index is 0/u);
  });
});

/** A scenario of one turn. */
function requireScenario(id: string): Scenario & { readonly turns: readonly [ScenarioTurn] } {
  const scenario = scenarios.find((one) => one.id === id);
  const [turn, ...others] = scenario?.turns ?? [];
  if (!scenario || !turn || others.length > 0) throw new Error(`There is no scenario ${id} of one turn.`);
  return { ...scenario, turns: [turn] };
}
