import { describe, expect, it } from 'vitest';
import { createRequestText } from '../call/request-text.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import { toolId } from '../tool/tool-pack.ts';
import { gardenPack, kitchenPack } from './__fixtures__/kitchen-packs.ts';
import { createLexicalRetriever } from './lexical-retriever.ts';
import { offerRetrieved } from './offer-retrieved.ts';

const tools: readonly OfferedTool[] = [gardenPack, kitchenPack].flatMap((pack) =>
  pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })),
);
const offer = offerRetrieved(createLexicalRetriever({ packs: [kitchenPack], minimumScore: 0.5, minimumTools: 1 }));
const offered = async (text: string): Promise<readonly string[]> =>
  (await offer(createRequestText(text), tools)).map(({ toolId: id }) => id);

describe('offerRetrieved', () => {
  it('keeps what is retrieved and what the retriever does not know, in the order it came in', async () => {
    expect(await offered('open the fridge')).toEqual(['garden.water_beds', 'garden.open_shed', 'kitchen.open_fridge']);
  });
});
