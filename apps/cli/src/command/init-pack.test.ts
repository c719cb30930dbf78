import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReadmeCode } from '../__fixtures__/readme-code.ts';
import { runOctoweave } from '../__fixtures__/run-octoweave.ts';
import { initPack } from './init-pack.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'octoweave-init-'));
const folder = join(place, 'lamp_shop');
const run = promisify(execFile);

/** Runs the program of a package of this workspace within the scaffold. Rejects, with what it printed, where it fails. */
const runProgram = async (packageName: string, program: string, words: readonly string[]): Promise<string> => {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: Readonly<Record<string, string>> };
  const script = join(dirname(manifest), bin[program] ?? '');
  return (await run(process.execPath, [script, ...words], { cwd: folder, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } }))
    .stdout;
};

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8'));

beforeAll(async () => {
  const { status, errors } = await runOctoweave(['init', 'pack', 'lamp_shop', '--out', folder]);
  if (status !== 0) throw new Error(errors);
  // What `npm install` would put there.
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
});
afterAll(() => rmSync(place, { recursive: true }));

describe('a scaffolded pack', () => {
  it('has no placeholder left in it', () => {
    for (const file of [
      'package.json',
      'README.md',
      '.gitignore',
      'src/index.ts',
      'src/lamp-shop-pack.ts',
      'src/implement-lamp-shop-pack.ts',
    ])
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/pack[_-]name|packname|core-range|core-source|cli-source/iu);
  });

  it('asks for the versions that this workspace is tested with, and links the packages of a clone', () => {
    const { peerDependencies, devDependencies } = readManifest(join(folder, 'package.json'));
    const core = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'));
    expect(peerDependencies).toEqual({ '@octoweave/core': `^${core.version}`, zod: core.dependencies.zod });
    expect(devDependencies).toMatchObject({ vitest: core.peerDependencies.vitest, zod: core.dependencies.zod });
    for (const name of ['core', 'cli'] as const) {
      const link = devDependencies[`@octoweave/${name}`] ?? '';
      expect(JSON.parse(readFileSync(join(folder, link.replace('file:', ''), 'package.json'), 'utf8'))).toMatchObject({
        name: `@octoweave/${name}`,
      });
    }
  });

  it('is free of type errors, its tests included', async () => {
    await runProgram('@typescript/native', 'tsc', ['--customConditions', '@octoweave/source']);
  });

  it('passes its tests, the laws of every pack among them', async () => {
    const config = join(root, 'vitest.shared.ts');
    const told = await runProgram('vitest', 'vitest', ['run', '--root', folder, '--config', config]);
    expect(told).toMatch(/lamp-shop-pack\.test\.ts \(\d\d tests\)[\s\S]*Test Files {2}2 passed \(2\)/u);
  });

  it('runs from its source', async () => {
    const { status, output } = await runOctoweave([
      'call',
      '--pack',
      join(folder, 'src/index.ts'),
      'lamp_shop.dim_lamp("kitchen", 40)',
      '--json',
    ]);
    expect(status).toBe(0);
    expect(output).toContain('{"path":"lamps.kitchen.level","from":100,"to":40,"unit":"%"}');
  });

  it('says that it is not built, and runs by its folder once it is', async () => {
    const words = ['tools', '--pack', folder, 'dim_lamp'];
    expect(await runOctoweave(words)).toMatchObject({ status: 2, errors: expect.stringContaining('npm run build') });
    await runProgram('@typescript/native', 'tsc', [
      '-p',
      'tsconfig.build.json',
      '--customConditions',
      '@octoweave/source',
      '--rootDir',
      'src',
    ]);
    expect(existsSync(join(folder, 'dist/lamp-shop-pack.test.js'))).toBe(false);
    expect(await runOctoweave(words)).toMatchObject({ status: 0, output: expect.stringContaining('dim_lamp(room, level)') });
    expect(checkReadmeCode([join(folder, 'README.md')])).toEqual([]);
  });

  it('does what a call says, and tells what is wrong with one', async () => {
    const failing = await runOctoweave(['call', '--pack', folder, 'dim_lamp("attic", 40); dim_lamp("hall", 4)']);
    expect(failing.status).toBe(4);
    expect(failing.output).toContain('There is no lamp in "attic". Name one of: kitchen, hall.');
    expect(await runOctoweave(['call', '--pack', folder, 'dim_lamp("hall", 400)', '--json'])).toMatchObject({ status: 4 });
  });
});

describe('octoweave init pack', () => {
  it('lists the files as JSON', async () => {
    const out = join(place, 'listed');
    const { status, output } = await runOctoweave(['init', 'pack', 'my_pack_name', '--out', out, '--json']);
    const { folder: written, files } = JSON.parse(output) as { readonly folder: string; readonly files: readonly string[] };
    expect({ status, written }).toEqual({ status: 0, written: out });
    expect(files).toContain('src/my-pack-name-pack.ts');
    for (const file of files) expect(existsSync(join(out, file))).toBe(true);
    expect(readFileSync(join(out, 'src/my-pack-name-pack.ts'), 'utf8')).toContain(
      "export const myPackNamePack: ToolPack = definePack({ name: 'my_pack_name'",
    );
  });

  it('tells what to do next', async () => {
    const { output } = await runOctoweave(['init', 'pack', 'garden', '--out', join(place, 'garden')]);
    expect(output).toMatch(/npm install[\s\S]*npm test[\s\S]*npx octoweave call --pack \. 'garden\.dim_lamp\("kitchen", 40\)'/u);
  });

  it('loses nothing of a folder with something in it', async () => {
    const kept = join(place, 'README.md');
    writeFileSync(kept, 'mine');
    expect(await runOctoweave(['init', 'pack', 'garden', '--out', place])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('is not empty'),
    });
    expect(readFileSync(kept, 'utf8')).toBe('mine');
    expect(existsSync(join(place, 'package.json'))).toBe(false);
    expect(await runOctoweave(['init', 'pack', 'garden', '--out', kept])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('cannot be written'),
    });
  });

  it.each(['Lamp', 'smart-home', '../x', '', '__proto__'])('refuses the name "%s", which no call can be written with', async (name) => {
    const out = join(place, 'refused');
    await expect(initPack(name, { out, json: false })).rejects.toThrow(
      `No pack can be called that: the name "${name}" is not lower-case words joined by underscores.`,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('refuses the name of a pack that octoweave has', async () => {
    await expect(initPack('vehicle', { out: join(place, 'refused'), json: false })).rejects.toMatchObject({ code: 'usage' });
  });
});
