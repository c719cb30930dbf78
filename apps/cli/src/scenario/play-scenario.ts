import {
  createConversation,
  createOrchestrator,
  type DependOnSteps,
  type OrchestratorEvent,
  type Planner,
  type StepAgent,
} from '@octoweave/core';
import { judgeGoal } from './judge-goal.ts';
import { openDevices, scenarioClock, scenarioTimeZone, type ObservedChange, type ScenarioDevice } from './open-devices.ts';
import type { Scenario, ScenarioPackName, ScenarioTurn } from './scenario.ts';
import { createScriptedPerson } from './scripted-person.ts';

/** Who plans a turn, and who carries its steps out. */
export interface ScenarioPlanning {
  readonly planner: Planner;
  readonly agents?: readonly StepAgent[] | undefined;
  readonly dependOn?: DependOnSteps | undefined;
}

/** Sets up planning for one turn of a scenario, on its devices. */
export type PlanTurn = (turn: ScenarioTurn, devices: readonly ScenarioDevice[]) => ScenarioPlanning | Promise<ScenarioPlanning>;

/** How scenarios are played and judged. */
export interface PlayScenarioOptions {
  readonly planTurn: PlanTurn;
  /** What is wrong with a turn besides its goal. @defaultValue nothing: any way to the goal is right */
  readonly judge?: ((played: PlayedTurn) => readonly string[]) | undefined;
}

/** A turn, and all that came of it. */
export interface PlayedTurn {
  readonly scenario: Scenario;
  readonly turn: ScenarioTurn;
  readonly events: readonly OrchestratorEvent[];
  readonly changes: ReadonlyMap<ScenarioPackName, readonly ObservedChange[]>;
  /** What the person was asked or not asked. */
  readonly personMisses: readonly string[];
}

/** A scenario, and what was not right in it; empty where everything was. */
export interface PlayedScenario {
  readonly scenario: Scenario;
  readonly misses: readonly string[];
}

/** Long enough for any simulated device, short enough to wait for one that hangs. */
const deadlineMs = 1000;

/** Plays the turns of a scenario on devices of its own, and judges each. What a later turn finds is what the earlier left. */
export async function playScenario(scenario: Scenario, { planTurn, judge = () => [] }: PlayScenarioOptions): Promise<PlayedScenario> {
  const devices = openDevices(scenario);
  const conversation = createConversation();
  const hasHang = scenario.faults.some(({ fault }) => fault === 'hangs');
  const misses: string[] = [];
  for (const [index, turn] of scenario.turns.entries()) {
    const person = createScriptedPerson(turn);
    const orchestrator = createOrchestrator({
      ...(await planTurn(turn, devices)),
      packs: devices.map(({ implemented }) => implemented),
      approve: person.approve,
      ask: person.ask,
      context: { clock: scenarioClock, timeZone: scenarioTimeZone, locale: 'en-US', region: 'US' },
      ...(hasHang && { deadlineMs }),
    });
    // Turns of a conversation follow each other.
    const played = { scenario, turn, ...(await listen(orchestrator.run(turn.query, { conversation }))), ...(await observe(devices)) };
    const judged = { ...played, personMisses: person.misses() };
    const place = scenario.turns.length === 1 ? '' : `turn ${index + 1}: `;
    misses.push(...[...judgeGoal(judged), ...judge(judged)].map((miss) => `${place}${miss}`));
  }
  return { scenario, misses };
}

async function listen(events: AsyncIterable<OrchestratorEvent>): Promise<Pick<PlayedTurn, 'events'>> {
  const heard: OrchestratorEvent[] = [];
  for await (const event of events) heard.push(event);
  return { events: heard };
}

async function observe(devices: readonly ScenarioDevice[]): Promise<Pick<PlayedTurn, 'changes'>> {
  const changes = new Map<ScenarioPackName, readonly ObservedChange[]>();
  for (const { name, takeChanges } of devices) changes.set(name, await takeChanges());
  return { changes };
}
