import { describeToolPack } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { implementPackNamePack, packNamePack, simulatedLamps } from './index.ts';

// The laws that every pack keeps: names, examples, grammar, hostile texts, reported changes, cancellation, replay.
describeToolPack({
  pack: packNamePack,
  simulate: () => {
    const device = simulatedLamps();
    return { pack: implementPackNamePack({ lamps: device }), device };
  },
});

describe('packNamePack', () => {
  it('gives each tool one resource of the pack', () => {
    for (const { resource } of packNamePack.definitions) expect(resource).toMatch(/^pack_name\.[a-z-]+$/u);
  });
});
