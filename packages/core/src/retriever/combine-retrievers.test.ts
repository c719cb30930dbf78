import { describe, expect, it } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import { describeRetriever } from '../testing/vitest/describe-retriever.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { gardenPack, kitchenPack } from './__fixtures__/kitchen-packs.ts';
import { combineRetrievers } from './combine-retrievers.ts';
import { createLexicalRetriever } from './lexical-retriever.ts';
import type { Retriever } from './retriever.ts';

/** Knows the garden alone, and is always sure of one tool. */
const trained: Retriever = {
  tools: new Set<ToolId>(['garden.water_beds', 'garden.open_shed']),
  retrieve: ({ offered }) =>
    Promise.resolve((offered?.has('garden.water_beds') ?? true) ? [{ toolId: 'garden.water_beds', score: 0.95 }] : []),
};
const combined = combineRetrievers([trained, createLexicalRetriever({ packs: [kitchenPack, gardenPack], minimumTools: 1 })]);
const retrieve = async (text: string, offered?: ReadonlySet<ToolId>) =>
  (await combined.retrieve({ text: createRequestText(text), offered })).map(({ toolId }) => toolId);

describeRetriever('combineRetrievers', () => ({ retriever: combined, requests: ['open the shed', 'open the fridge'] }));

describe('combineRetrievers', () => {
  it('lets the first retriever that knows a tool judge it', async () => {
    expect(await retrieve('open the shed')).toEqual(['garden.water_beds', 'kitchen.open_fridge']);
  });

  it('lets a later retriever judge the tools that the earlier ones do not know', async () => {
    expect(await retrieve('open the fridge', new Set(['kitchen.open_fridge']))).toEqual(['kitchen.open_fridge']);
  });

  it('knows the tools of all', () => {
    expect(combined.tools.size).toBe(6);
  });

  it('of none retrieves nothing', async () => {
    expect(await combineRetrievers([]).retrieve({ text: createRequestText('open the shed') })).toEqual([]);
  });
});
