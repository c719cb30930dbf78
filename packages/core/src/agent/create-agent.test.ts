import { describe, expect, test } from 'vitest';
import { octopusProtocol } from '../action/action-protocol.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import type { Approve } from '../scheduler/approval.ts';
import { scriptedModel } from '../testing/scripted-backend.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { createVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { describeAgentEvent, hear, openHouseAgent, watchBackend, type OpenHouseAgentOptions } from './__fixtures__/house-agent.ts';
import { createHouse, housePack } from './__fixtures__/house.ts';
import type { AgentEvent, RunStatus } from './agent-event.ts';
import type { RunOptions } from './agent.ts';
import { createAgent } from './create-agent.ts';

interface Ran {
  readonly events: readonly AgentEvent[];
  readonly story: readonly string[];
  readonly status: RunStatus | undefined;
  readonly outcomes: readonly ToolOutcome[];
  readonly log: readonly string[];
}

async function run(answer: string, options: OpenHouseAgentOptions & RunOptions = {}): Promise<Ran> {
  const { isDryRun = false, ...agentOptions } = options;
  const { agent, house } = await openHouseAgent({ answer, ...agentOptions });
  const { events } = await hear(agent.run('do it', { isDryRun }).events);
  const last = events.at(-1);
  const [status, outcomes] = last?.type === 'run-end' ? [last.status, last.outcomes] : [undefined, []];
  return { events, story: events.map(describeAgentEvent), status, outcomes, log: house.log };
}

describe('createAgent', () => {
  test('opens one session, which dispose closes', async () => {
    const { agent, disposals } = await openHouseAgent();
    expect([agent.model.id, agent.vocabulary.byTool('house.unlock_door')?.text]).toEqual(['scripted', '<nexa_2>']);
    expect(disposals()).toBe(0);
    await agent.dispose();
    await agent.dispose();
    expect(disposals()).toBe(2);
  });

  test('closes a model that was trained for other tools', async () => {
    const { backend, disposals } = watchBackend({ metadata: { 'octoweave.vocabulary.digest': 'another' } });
    await expect(createAgent({ backend, model: scriptedModel, packs: [createHouse().pack] })).rejects.toMatchObject({
      code: 'vocabulary-mismatch',
      issues: [expect.stringContaining('another')],
    });
    expect(disposals()).toBe(1);
  });

  test('opens nothing where the vocabulary does not fit the packs', async () => {
    const { backend, openings } = watchBackend();
    const { tokens } = allocateFunctionalTokens([housePack]);
    const packs = [createHouse().pack];
    const lacking = createVocabulary(tokens.slice(0, -1));
    await expect(createAgent({ backend, model: scriptedModel, packs, vocabulary: lacking })).rejects.toMatchObject({
      code: 'tool-without-token',
      issues: ['house.send_text'],
    });
    const changed = createVocabulary(tokens.map((entry) => ({ ...entry, signature: 'other' })));
    await expect(createAgent({ backend, model: scriptedModel, packs, vocabulary: changed })).rejects.toMatchObject({
      code: 'vocabulary-changed',
    });
    expect(openings()).toBe(0);
  });

  test('offers some packs of a model whose file names more', async () => {
    const lamp = { slot: 0, text: '<nexa_0>', toolId: 'lamps.on', signature: '' } as const;
    const own = allocateFunctionalTokens([housePack], { previous: [lamp] });
    const written = JSON.stringify(own.tokens.map(({ slot, toolId, signature }) => [slot, toolId, signature]));
    const metadata = { 'octoweave.vocabulary.digest': own.digest, 'octoweave.vocabulary.tokens': written };
    const { backend } = watchBackend({ metadata });
    const agent = await createAgent({ backend, model: scriptedModel, packs: [createHouse().pack] });
    expect(agent.vocabulary.tokens).toEqual(own.tokens);
    await agent.dispose();
  });

  test('takes a model of another protocol without a digest of its vocabulary', async () => {
    const { log, status } = await run(` <nexa_1>('Ann O'Neill')<nexa_end>`, { protocol: octopusProtocol, metadata: {} });
    expect([status, log]).toEqual(['succeeded', ['find_number {"name":"Ann O\'Neill"}']]);
  });
});

describe('run', () => {
  test('starts the first call before the generation ends', async () => {
    const { story, events } = await run(`<nexa_1>('ann');<nexa_3>($1, 'hi');<nexa_0>('hall', True)<nexa_end>`);
    expect(story.indexOf('call-end 1 succeeded')).toBeLessThan(story.indexOf('generation-end'));
    expect([story.at(0), story.at(1), story.at(-1)]).toEqual(['run-start', 'generation-start', 'run-end succeeded']);
    expect(events.map(({ atMs }) => atMs)).toEqual(events.map(({ atMs }) => atMs).toSorted((left, right) => left - right));
  });

  test('hands the value of a call to the call that refers to it', async () => {
    const { log } = await run(`<nexa_1>('ann');<nexa_3>($1, 'hi')<nexa_end>`);
    expect(log).toEqual(['find_number {"name":"ann"}', 'send_text {"number":"number of ann","body":"hi"}']);
  });

  test('counts tokens and times in its figures', async () => {
    let time = 0;
    const { events } = await run(`<nexa_1>('ann')<nexa_end>`, { now: () => (time += 1) });
    const last = events.at(-1);
    const figures = last?.type === 'run-end' ? last.figures : undefined;
    const firstStart = events.find(({ type }) => type === 'call-start');
    expect(figures).toMatchObject({ outputTokens: 3, cachedTokens: 0 });
    expect(figures?.promptTokens).toBeGreaterThan(2);
    expect(figures?.firstCallMs).toBeLessThanOrEqual(firstStart?.atMs ?? 0);
    expect(figures?.totalMs).toBeLessThanOrEqual(last?.atMs ?? 0);
  });

  test('is abstained where the model says that no tool serves the request, or nothing', async () => {
    expect((await run('<nexa_abstain><nexa_end>')).story).toEqual(['run-start', 'generation-start', 'generation-end', 'run-end abstained']);
    expect((await run('<nexa_end>')).status).toBe('abstained');
  });

  test('is incomplete where a call did not succeed', async () => {
    const { status, outcomes, log } = await run(`<nexa_0>('cellar', True);<nexa_0>('hall', True)<nexa_end>`);
    expect([status, outcomes.map((outcome) => outcome.status), log]).toEqual([
      'incomplete',
      ['needs-input', 'succeeded'],
      ['switch_lamp {"room":"hall","isOn":true}'],
    ]);
  });

  test('is incomplete, and not abstained or succeeded, where a written call could not be read', async () => {
    const unreadable = await run(`<nexa_0>('hall', True`);
    expect(unreadable.story.slice(-3)).toEqual(['parse-warning', 'generation-end', 'run-end incomplete']);
    expect((await run(`<nexa_1>('ann');<nexa_9>()<nexa_end>`)).status).toBe('incomplete');
  });

  test('runs nothing in a dry run, and asks nobody', async () => {
    const asked: string[] = [];
    const approve: Approve = async ({ message }) => {
      asked.push(message);
      return { type: 'deny', message: 'No.' };
    };
    const { status, log, outcomes } = await run(`<nexa_2>('front');<nexa_0>('hall', True)<nexa_end>`, { isDryRun: true, approve });
    expect([status, log, asked]).toEqual(['succeeded', [], []]);
    expect(outcomes).toEqual([1, 2].map(() => ({ status: 'skipped', reason: { type: 'dry-run' } })));
  });

  test('says in a dry run what is missing', async () => {
    expect((await run(`<nexa_0>(?, True)<nexa_end>`, { isDryRun: true })).outcomes).toMatchObject([{ status: 'needs-input' }]);
  });

  test.each([
    ['', 'query-empty'],
    [' \n\t', 'query-empty'],
    ['lamp\u0000', 'query-not-text'],
    ['lamp \uFFFD', 'query-not-text'],
    ['lamp \uD83D', 'query-not-text'],
  ])('refuses the query %j through the Observable, without a model', async (query, code) => {
    const { agent, generating } = await openHouseAgent();
    const { events, errors } = await hear(agent.run(query).events);
    expect([events, errors, generating()]).toEqual([[], [expect.objectContaining({ name: 'QueryError', code })], 0]);
    await expect(agent.run(query)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code });
  });

  test('takes characters of any language', async () => {
    const { agent } = await openHouseAgent();
    expect((await hear(agent.run('Licht an 💡 – 打开灯').events)).errors).toEqual([]);
  });

  test('keeps twenty runs of one agent apart', async () => {
    const house = createHouse();
    const { agent } = await openHouseAgent({ house, answer: (said) => `<nexa_1>('${said}');<nexa_3>($1, '${said}')<nexa_end>` });
    const people = Array.from({ length: 20 }, (_, index) => `ann${index}`);
    const runs = await Promise.all(people.map((name) => hear(agent.run(name).events)));
    runs.forEach(({ events }, index) => {
      const values = events.flatMap((event) => (event.type === 'call-start' ? [event.resolved.arguments] : []));
      const name = people[index];
      expect(values).toEqual([{ name }, { number: `number of ${name}`, body: name }]);
      expect(events.at(-1)).toMatchObject({
        type: 'run-end',
        status: 'succeeded',
        outcomes: [{ value: `number of ${name}` }, { value: null }],
      });
    });
    expect(house.log).toHaveLength(40);
  });

  test('never lets calls of two runs overlap on one resource', async () => {
    const house = createHouse();
    const { agent } = await openHouseAgent({ house, answer: `<nexa_0>('hall', True);<nexa_0>('attic', True)<nexa_end>` });
    await Promise.all(Array.from({ length: 5 }, () => hear(agent.run('light').events)));
    expect([house.log.length, house.mostAtOnce()]).toEqual([10, 1]);
  });
});

describe('approve', () => {
  const unlock = `<nexa_2>('front')<nexa_end>`;

  test('denies where nobody was named to ask', async () => {
    const { story, outcomes, log } = await run(unlock);
    expect(story).toContain('call-end 1 denied');
    expect([outcomes[0]?.status, log]).toEqual(['denied', []]);
  });

  test('runs an approved call once, after the answer', async () => {
    const { story, log } = await run(unlock, { approve: async ({ digest }) => ({ type: 'approve', digest, by: 'person' }) });
    const lifecycle = story.filter((line) => line.includes(' 1'));
    expect(lifecycle).toEqual(['call-planned 1', 'approval-request 1', 'approval-end 1', 'call-start 1', 'call-end 1 succeeded']);
    expect(log).toEqual(['unlock_door {"door":"front"}']);
  });

  test('runs an edited call with the values given, once they are valid', async () => {
    const edited = (values: Readonly<Record<string, string | number>>): Promise<Ran> =>
      run(unlock, { approve: async () => ({ type: 'edit', arguments: values }) });
    expect((await edited({ door: 'back', minutes: 5 })).log).toEqual(['unlock_door {"door":"back","minutes":5}']);
    expect(await edited({ door: 'cellar' })).toMatchObject({ log: [], outcomes: [{ status: 'needs-input' }] });
    expect(await edited({ door: 'back', minutes: 500 })).toMatchObject({ log: [], outcomes: [{ status: 'needs-input' }] });
  });

  test('runs nothing where an edit names what is no parameter', async () => {
    const { outcomes, log } = await run(unlock, { approve: async () => ({ type: 'edit', arguments: { door: 'back', minuts: 5 } }) });
    expect([outcomes, log]).toEqual([[{ status: 'denied', message: expect.stringContaining('"minuts"') }], []]);
  });
});
