import { createRequestText, offeredToolsOf, type OfferTools } from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { countOffered } from './count-offered.ts';

describe('countOffered', () => {
  it('offers what it is told to, and knows how many tools that were on average', async () => {
    const firstWord: OfferTools = ({ folded }, tools) => tools.slice(0, Number(folded));
    const { offer, mean } = countOffered(firstWord);
    const tools = offeredToolsOf([vehiclePack]);
    expect(mean()).toBeUndefined();
    expect(await offer(createRequestText('2'), tools)).toEqual(tools.slice(0, 2));
    await offer(createRequestText('5'), tools);
    expect(mean()).toBe(3.5);
  });
});
