import { describe, expect, it } from 'vitest';
import { trainedPacks } from './trained-packs.ts';

const tokenOf = (toolId: `${string}.${string}`, slot: number): Parameters<typeof trainedPacks>[0]['tokens'][number] => ({
  slot,
  text: `<nexa_${slot}>`,
  toolId,
  signature: '',
});

describe('trainedPacks', () => {
  it('names the packs of a vocabulary that this page has a device for, and no others', () => {
    const tokens = [tokenOf('macos.open_note', 0), tokenOf('android.set_volume', 1), tokenOf('vehicle.adjust_volume', 2)];
    expect(trainedPacks({ tokens })).toEqual(['vehicle', 'android']);
    expect(trainedPacks({ tokens: tokens.slice(2) })).toEqual(['vehicle']);
  });
});
