import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const example = fileURLToPath(new URL('../../../examples/one-agent-everywhere/', import.meta.url));

/** The files of a build that is not written anywhere. */
async function bundle(options: Parameters<typeof build>[0]): Promise<readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const built = await build({ ...options, logLevel: 'error', build: { ...options?.build, write: false } });
  return [built].flat().flatMap((result) => ('output' in result ? result.output : []));
}

describe('one agent everywhere', () => {
  it('runs in a terminal', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--no-warnings', '--conditions=@octoweave/source', 'terminal.ts', 'open the sunroof halfway'],
      { cwd: example },
    );
    expect(stdout).toContain('vehicle.operate_sunroof  open  50  succeeded  Cabin.Sunroof.Position 0 -> 50');
  });

  it('is built for a page, with its engine and its weights beside it', async () => {
    const files = (await bundle({ configFile: `${example}web/vite.config.ts` })).map(({ fileName }) => fileName);
    expect(files).toContain('index.html');
    expect(files.filter((file) => /\.(?:wasm|gguf)$/u.test(file))).toHaveLength(2);
  });

  it('is bundled with nothing of Node and nothing of a browser', async () => {
    const output = await bundle({
      configFile: false,
      root: example,
      resolve: { conditions: ['@octoweave/source', 'react-native', 'import', 'default'] },
      build: { lib: { entry: 'car-agent.ts', formats: ['es'] } },
    });
    const chunks = output.filter((file) => file.type === 'chunk');
    expect(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])).toEqual([]);
    const code = chunks.map((chunk) => chunk.code).join('\n');
    expect(/__vite-browser-external|\bdocument\.|\bnavigator\./u.test(code)).toBe(false);
  });
});
