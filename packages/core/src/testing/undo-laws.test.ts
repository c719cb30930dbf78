import { describe, expect, it } from 'vitest';
import { implementPack, type AnyTool, type ImplementedToolPack } from '../tool/tool-pack.ts';
import { undoBy } from '../tool/tool-undo.ts';
import { createStudio } from '../undo/__fixtures__/studio.ts';
import { undoLaws } from './undo-laws.ts';

/** The laws a studio breaks whose lamp says that it is undone so. */
async function brokenLaws(undo: AnyTool['undo']): Promise<readonly string[]> {
  const withUndo = ({ name, version, definitions, tools }: ImplementedToolPack): ImplementedToolPack =>
    implementPack(
      { name, version, definitions },
      tools.map((tool) => (undo && tool.definition.name === 'set_lamp' ? { ...tool, undo } : tool)),
    );
  const simulate = () => {
    const studio = createStudio();
    return { pack: withUndo(studio.pack), device: studio };
  };
  const checks = undoLaws.map(({ law, check }) =>
    check({ pack: simulate().pack, simulate }).then(
      () => [],
      () => [law],
    ),
  );
  return (await Promise.all(checks)).flat();
}

describe('undoLaws', () => {
  it('hold for tools that keep them', async () => {
    expect(await brokenLaws(undefined)).toEqual([]);
  });

  it('notice a way back that leads elsewhere', async () => {
    const elsewhere = undoBy({ tool: 'set_lamp', input: { lamp: 'desk', step: 1 } });
    expect(await brokenLaws(() => elsewhere)).toEqual([expect.stringContaining('as it was')]);
    expect(await brokenLaws(() => ({ ...elsewhere, remains: 'The lamp stays at 20 %.' }))).toEqual([]);
  });

  it('notice a way back that throws', async () => {
    const throwing: AnyTool['undo'] = ({ changes: [change] }) => {
      if (change?.from !== 0) throw new TypeError('no such lamp');
      return undoBy({ tool: 'set_lamp', input: { lamp: 'desk', step: 0 } });
    };
    expect(await brokenLaws(throwing)).toEqual([expect.stringContaining('whatever the record holds')]);
  });
});
