import {
  createConversation,
  createOrchestrator,
  type ActionModel,
  type Approve,
  type AskPerson,
  type Conversation,
  type EndedCall,
  type OrchestratorEvent,
  type Planner,
} from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { checkLaws } from './check-laws.ts';
import { openDevices } from './open-devices.ts';
import { planAsCompiler, planInSteps } from './perfect-planner.ts';
import type { ScenarioPlanning } from './play-scenario.ts';
import type { PlanSyntax, ScenarioTurn } from './scenario.ts';

/** People with one number each, two who share a name and are asked about, and one whom nobody knows. */
const people: readonly (readonly [name: string, number: string | undefined])[] = [
  ['Sid', '+14155550101'],
  ['Lutfi', '+14155550102'],
  ['Canberk', '+14155550171'],
  ['Nick', '+14155550104'],
  ['Maria Garcia', '+14155550105'],
  ['Maria Rossi', '+14155550106'],
  ['Alex Chen (Acme)', '+14155550107'],
  ['Alex Chen', '+14155550108'],
  ['Ruth', '+14155550109'],
  ['Ben', '+14155550110'],
  ['Amir', '+14155550111'],
  ['Coleman', '+14155550112'],
  ['Hiro', '+14155550113'],
  ['Sehoon', '+14155550114'],
  ['Suhong', '+14155550115'],
  ['Greta', '+14155550116'],
  ['Siobhan', '+14155550117'],
  ['Thomas', '+14155550118'],
  ['Dana', '+14155550120'],
  ['Ludmilla', undefined],
];

const turnFor = (name: string, index: number): ScenarioTurn => ({
  query: `find ${name}'s number and text it: message ${index}`,
  plans: [
    [
      { say: `find the phone number of ${name}`, calls: [{ tool: 'macos.get_phone_number', args: { name }, ends: 'succeeded' }] },
      {
        say: `text that number: message ${index}`,
        calls: [{ tool: 'macos.send_sms', args: { recipients: ['$1'], message: `message ${index}` }, ends: 'succeeded' }],
      },
    ],
  ],
  consent: [],
  answers: [],
  status: 'succeeded',
  changes: {},
  forbid: [],
  warnings: [],
});

const isDenied = (index: number): boolean => index % 4 === 1;

interface HeardRun {
  readonly turn: ScenarioTurn;
  readonly events: readonly OrchestratorEvent[];
  readonly conversation: Conversation;
}

/** One orchestrator, whose planner and action model know every request by its words. */
async function runAll(syntax: PlanSyntax) {
  const [mac] = openDevices({ packs: ['macos'], devices: {}, faults: [] });
  if (!mac) throw new Error('There is no Mac.');
  const packs = [mac.implemented];
  const turns = people.map(([name], index) => turnFor(name, index));
  const plan = syntax === 'compiler' ? planAsCompiler : planInSteps;
  const plannings = new Map(turns.map((turn) => [turn, plan(turn, packs)]));
  const planningOf = (isMeant: (turn: ScenarioTurn) => boolean): ScenarioPlanning => {
    const planning = plannings.get(turns.find(isMeant) ?? turnFor('nobody', -1));
    if (!planning) throw new Error('A request was put to a planner with the words of no turn.');
    return planning;
  };
  const observed: { readonly query: string; readonly observations: readonly EndedCall[] }[] = [];
  const planner: Planner = {
    plan: (request) => {
      observed.push({ query: request.text.original, observations: request.observations ?? [] });
      return planningOf(({ query }) => query === request.text.original).planner.plan(request);
    },
  };
  const act: ActionModel['act'] = (request) => {
    const { agents = [] } = planningOf(({ plans }) => plans.flat().some(({ say }) => say === request.text.original));
    const [agent] = agents;
    if (!agent) throw new Error('Only steps are put to an action model.');
    return agent.actionModel.act(request);
  };
  const [some] = plannings.values();
  const approve: Approve = async ({ call, digest }) =>
    isDenied(Number(String(call.arguments['message']).split(' ')[1])) ? { type: 'deny', message: 'No.' } : { type: 'approve', digest };
  const ask: AskPerson = async ({ calls }) =>
    new Map(calls.map(({ call }) => [call.id, { name: { type: 'literal', value: 'Alex Chen (Globex)' } }]));
  const orchestrator = createOrchestrator({
    packs,
    planner,
    agents: some?.agents?.map((agent) => ({ ...agent, actionModel: { act } })),
    dependOn: some?.dependOn,
    approve,
    ask,
  });
  const heard = await Promise.all(
    turns.map(async (turn): Promise<HeardRun> => {
      const conversation = createConversation();
      const events: OrchestratorEvent[] = [];
      for await (const event of orchestrator.run(turn.query, { conversation })) events.push(event);
      return { turn, events, conversation };
    }),
  );
  return { heard, observed, changes: await mac.takeChanges() };
}

describe.each<PlanSyntax>(['compiler', 'split'])('twenty requests to one orchestrator at the same time, written as %s', (syntax) => {
  it('leave exactly what each of them was to leave', async () => {
    const { changes } = await runAll(syntax);
    const expected = people.flatMap(([, number], index) =>
      number === undefined || isDenied(index) ? [] : [{ recipients: [number], text: `message ${index}` }],
    );
    expect(changes.map(({ to }) => to)).toHaveLength(expected.length);
    expect(changes.map(({ to }) => to)).toEqual(expect.arrayContaining(expected.map((message) => expect.objectContaining(message))));
  });

  it('tell each run of its own calls, its own conversation and its own end', async () => {
    const { heard, observed } = await runAll(syntax);
    expect(new Set(heard.map(({ events }) => events[0]?.runId)).size).toBe(people.length);
    for (const [index, { turn, events, conversation }] of heard.entries()) {
      const [name, number] = people[index] ?? [];
      const isComplete = number !== undefined && !isDenied(index);
      expect(checkLaws(events)).toEqual([]);
      expect(new Set(events.map(({ runId }) => runId)).size).toBe(1);
      expect(events.at(-1)).toMatchObject({ type: 'run-end', status: isComplete ? 'succeeded' : 'incomplete' });
      const started = events.flatMap((event) => (event.type === 'call-start' ? [event.resolved.arguments] : []));
      const said = name === 'Alex Chen' ? 'Alex Chen (Globex)' : name;
      expect(started.filter((values) => Object.hasOwn(values, 'message'))).toEqual(
        isComplete ? [{ recipients: [number], message: `message ${index}` }] : [],
      );
      expect(started.at(isComplete ? -2 : -1)).toEqual({ name: said });
      expect(conversation.turns.map((one) => one.said)).toEqual([turn.query]);
      expect(
        JSON.stringify(conversation.turns)
          .match(/message \d+/gu)
          ?.every((text) => text === `message ${index}`),
      ).toBe(true);
    }
    for (const { query, observations } of observed)
      for (const text of JSON.stringify(observations).match(/message \d+/gu) ?? []) expect(query.endsWith(text)).toBe(true);
  });
});
