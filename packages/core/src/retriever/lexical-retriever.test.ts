import { describe, expect, it, test } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import { describeRetriever } from '../testing/vitest/describe-retriever.ts';
import { gardenPack, kitchenPack } from './__fixtures__/kitchen-packs.ts';
import { createLexicalRetriever, type CreateLexicalRetrieverOptions } from './lexical-retriever.ts';

const retrieve = async (text: string, options: Partial<CreateLexicalRetrieverOptions> = {}) => {
  const retriever = createLexicalRetriever({ packs: [kitchenPack], minimumTools: 1, ...options });
  return retriever.retrieve({ text: createRequestText(text) });
};

describeRetriever('createLexicalRetriever', () => ({
  retriever: createLexicalRetriever({ packs: [kitchenPack, gardenPack], minimumTools: 2 }),
  requests: ['open the shed', "let's heat the oven", 'what a day'],
}));

describe('createLexicalRetriever', () => {
  test.each([
    ['a name', 'the fridge please', 'kitchen.open_fridge'],
    ['a parameter', 'a higher temperature', 'kitchen.heat_oven'],
    ['a parameter with capitals', 'rinse them', 'kitchen.start_dishwasher'],
    ['a value', 'grill it', 'kitchen.heat_oven'],
    ['a synonym of a value', 'chime later', 'kitchen.set_timer'],
    ['an example', 'pizza!', 'kitchen.heat_oven'],
    ['another form of a word', 'the ovens are heated', 'kitchen.heat_oven'],
  ])('finds a tool by %s', async (_, request, toolId) => {
    expect((await retrieve(request))[0]).toMatchObject({ toolId });
  });

  it('keeps tools that come near the best', async () => {
    expect((await retrieve('open the fridge and start the dishwasher')).map(({ toolId }) => toolId)).toEqual(
      expect.arrayContaining(['kitchen.open_fridge', 'kitchen.start_dishwasher']),
    );
  });

  it('keeps small packs whole by default', async () => {
    const retriever = createLexicalRetriever({ packs: [kitchenPack] });
    const retrieved = await retriever.retrieve({ text: createRequestText('nothing of it') });
    expect(retrieved).toHaveLength(4);
    expect(retrieved.every(({ score }) => score === 0)).toBe(true);
  });

  it('keeps no more than the most', async () => {
    expect(await retrieve('open the fridge', { minimumTools: 4, maximumTools: 2 })).toHaveLength(2);
  });
});
