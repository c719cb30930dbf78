import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { createHouse, turn } from '../agent/__fixtures__/house.ts';
import { textSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { createScriptedBackend, scriptedModel } from '../testing/scripted-backend.ts';
import { defineTool, implementTool } from '../tool/define-tool.ts';
import { definePack, implementPack } from '../tool/tool-pack.ts';
import type { DeviceChange, Tool } from '../tool/tool.ts';
import { scriptedPlanner } from './__fixtures__/scripted-planner.ts';
import { createOrchestrator } from './create-orchestrator.ts';
import { implementSubAgent } from './implement-sub-agent.ts';
import { implementWriter } from './implement-writer.ts';

const openSession = (answer: readonly string[]): Promise<Session> =>
  createScriptedBackend({ controlTokens: [], answer: () => answer.map(textSegment), pause: turn }).openSession({ model: scriptedModel });

interface Executed {
  readonly changes: DeviceChange[];
  readonly value: unknown;
}

async function execute<Input>(tool: Tool<Input>, input: Input, signal = new AbortController().signal): Promise<Executed> {
  const changes: DeviceChange[] = [];
  const value = await tool.execute(input, { signal, reportChange: (change) => void changes.push(change) });
  return { value, changes };
}

const summarise = defineTool({
  name: 'summarise',
  summary: 'Summarise a text.',
  input: z.object({ text: z.string() }),
  output: z.string(),
  effect: 'read',
  resource: 'writer',
});

describe('implementWriter', () => {
  const writerOf = async (answer: readonly string[], maxTokens?: number): Promise<Tool<{ text: string }, string>> =>
    implementWriter(summarise, { session: await openSession(answer), prompt: ({ text }) => [textSegment(text)], maxTokens });

  test('has a model write the value of its tool', async () => {
    expect(await execute(await writerOf([' It is', ' late.\n']), { text: 'x' })).toMatchObject({ value: 'It is late.' });
  });

  test('fails where a text breaks off, and where there is none', async () => {
    await expect(execute(await writerOf(['a', 'b', 'c'], 2), { text: 'x' })).rejects.toMatchObject({ code: 'text-unfinished' });
    await expect(execute(await writerOf([' ']), { text: 'x' })).rejects.toMatchObject({ code: 'text-empty' });
  });

  test('stops writing where the call is ended, and writes nothing where it was before', async () => {
    const controller = new AbortController();
    const writing = execute(
      await writerOf(
        Array.from({ length: 100_000 }, () => 'x'),
        1e6,
      ),
      { text: 'x' },
      controller.signal,
    );
    controller.abort();
    await expect(writing).rejects.toThrow('stopped');
    await expect(execute(await writerOf(['x']), { text: 'x' }, controller.signal)).rejects.toThrow('stopped');
  });
});

const tidyHouse = defineTool({
  name: 'tidy_house',
  summary: 'Have the house tidied.',
  input: z.object({ wish: z.string() }),
  output: z.string(),
  effect: 'sensitive',
  resource: 'house',
});

describe('implementSubAgent', () => {
  const agentOf = (plan: string, house = createHouse()) =>
    implementSubAgent(tidyHouse, {
      orchestrator: createOrchestrator({ packs: [house.pack], planner: scriptedPlanner([plan, 'Finish(Done)']), maximumReplans: 1 }),
      request: ({ wish }) => wish,
      read: ({ answer }) => answer ?? '',
    });

  test('has another agent carry out a request, and returns what is read of its end', async () => {
    const house = createHouse();
    expect(await execute(agentOf(`1. switch_lamp('hall', True)\njoin()`, house), { wish: 'light' })).toMatchObject({ value: 'Done' });
    expect(house.log).toEqual(['switch_lamp {"room":"hall","isOn":true}']);
  });

  test('reports what the other agent changed, also where it then failed', async () => {
    const change: DeviceChange = { path: 'lamp', from: 0, to: 1 };
    const dim = defineTool({ name: 'dim', summary: 'Dim.', input: z.object({}), output: z.null(), effect: 'write', resource: 'lamp' });
    const pack = implementPack(definePack({ name: 'lamp', version: '1.0.0', definitions: [dim] }), [
      implementTool(dim, async (_, { reportChange }) => {
        reportChange(change);
        throw new Error('it flickers');
      }),
    ]);
    const orchestrator = createOrchestrator({ packs: [pack], planner: scriptedPlanner([`1. dim()\njoin()`]), maximumReplans: 0 });
    const changes: DeviceChange[] = [];
    const tool = implementSubAgent(tidyHouse, { orchestrator, request: ({ wish }) => wish, read: () => '' });
    const context = { signal: new AbortController().signal, reportChange: (reported: DeviceChange) => void changes.push(reported) };
    await expect(tool.execute({ wish: 'dim it' }, context)).rejects.toThrow('it flickers');
    expect(changes).toEqual([change]);
  });

  test('fails where the request did not come about, and says why', async () => {
    await expect(execute(agentOf(`1. unlock_door('front')\njoin()`), { wish: 'open' })).rejects.toMatchObject({
      code: 'sub-agent-incomplete',
      message: expect.stringContaining('Nobody was there to approve it.'),
    });
  });

  test('stops the other agent where the call is ended', async () => {
    const house = createHouse({ work: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const working = execute(agentOf(`1. switch_lamp('hall', True)\njoin()`, house), { wish: 'light' }, controller.signal);
    while (house.running() === 0) await turn();
    controller.abort();
    await expect(working).rejects.toThrow('stopped');
    await turn();
    expect(house.running()).toBe(0);
  });
});
