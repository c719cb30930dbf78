import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

/** Every module that runs when one is imported, those of packages included. */
async function modulesBehind(path: string): Promise<ICruiseResult['modules']> {
  const { output } = await cruise([path], {
    baseDir: fileURLToPath(new URL('../../../../', import.meta.url)),
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@octoweave/source', 'browser', 'import', 'default'] },
  });
  if (typeof output === 'string') throw new Error(output);
  return output.modules;
}

const isOfNode = ({ source, coreModule }: ICruiseResult['modules'][number]): boolean =>
  coreModule === true || source.includes('adb-server-node-tcp');

describe('@octoweave/tools-android/webusb', () => {
  it('imports nothing of Node and nothing that it cannot find, down to the last package', async () => {
    const modules = await modulesBehind('packages/tools-android/src/webusb/index.ts');
    expect(modules.filter(isOfNode).map(({ source }) => source)).toEqual([]);
    expect(modules.filter(({ couldNotResolve }) => couldNotResolve).map(({ source }) => source)).toEqual([]);
    expect(modules.map(({ source }) => source)).toContain('node_modules/@yume-chan/adb-daemon-webusb/esm/index.js');
  });

  it('would be caught importing Node as ./adb does', async () => {
    const modules = await modulesBehind('packages/tools-android/src/adb/index.ts');
    expect(modules.some(isOfNode)).toBe(true);
  });
});
