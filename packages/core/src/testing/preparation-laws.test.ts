import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineTool, implementTool } from '../tool/define-tool.ts';
import { definePack, implementPack } from '../tool/tool-pack.ts';
import type { PrepareInput } from '../tool/tool-preparation.ts';
import { preparationLaws } from './preparation-laws.ts';
import type { SimulatedToolPack } from './tool-pack-conformance.ts';

interface RingInput {
  readonly whom: string;
}

const ring = defineTool<RingInput, boolean>({
  name: 'ring',
  summary: 'Ring somebody.',
  input: z.strictObject({ whom: z.string() }),
  output: z.boolean(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Ring {whom} on {line}?', shows: ['line'] },
  resource: 'bells',
  examples: [{ query: 'ring Ann', input: { whom: 'Ann' } }],
});

/** The laws a bell breaks that is prepared so; what it does to the house is noted. */
async function brokenLaws(prepare: (input: RingInput, note: (text: string) => void) => ReturnType<PrepareInput<RingInput>>) {
  const simulate = (): SimulatedToolPack => {
    const notes: string[] = [];
    const tool = implementTool(ring, () => Promise.resolve(true), { prepare: (input) => prepare(input, (text) => void notes.push(text)) });
    const pack = implementPack(definePack({ name: 'bells', version: '1.0.0', definitions: [ring] }), [tool]);
    return { pack, device: { snapshot: () => notes, hash: () => notes.join() } };
  };
  const checks = preparationLaws.map(({ law, check }) =>
    check({ pack: simulate().pack, simulate }).then(
      () => [],
      () => [law],
    ),
  );
  return (await Promise.all(checks)).flat();
}

describe('preparationLaws', () => {
  it('hold for tools that keep them', async () => {
    expect(await brokenLaws(() => Promise.resolve({ shown: { line: 1, whom: 'Ann Lee' } }))).toEqual([]);
  });

  it('notice a look that changes something, or throws at odd words', async () => {
    const changing = await brokenLaws(({ whom }, note) => {
      note(whom);
      return Promise.resolve({ shown: { line: 1 } });
    });
    expect(changing).toEqual([expect.stringContaining('changes nothing')]);
    const throwing = await brokenLaws(({ whom }) =>
      whom.includes('$') ? Promise.reject(new TypeError('no such bell')) : Promise.resolve({ shown: { line: 1 } }),
    );
    expect(throwing).toEqual([expect.stringContaining('changes nothing')]);
  });

  it('notice what does not stay as it was prepared', async () => {
    expect(await brokenLaws(({ whom }) => Promise.resolve({ input: { whom: `${whom}!` }, shown: { line: 1 } }))).toEqual([
      expect.stringContaining('stays so'),
    ]);
  });

  it('notice what is shown and not declared, and what is declared and not shown', async () => {
    for (const shown of [{ line: 1, cost: 2 }, {}])
      expect(await brokenLaws(() => Promise.resolve({ shown }))).toEqual([expect.stringContaining('what the declaration says')]);
  });
});
