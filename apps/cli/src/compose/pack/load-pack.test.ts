import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findPacks } from './known-packs.ts';
import { loadPack } from './load-pack.ts';

const place = mkdtempSync(join(tmpdir(), 'octoweave-load-'));
symlinkSync(fileURLToPath(new URL('../../../../../node_modules', import.meta.url)), join(place, 'node_modules'));
afterAll(() => rmSync(place, { recursive: true }));

/** A pack as somebody may write it, without any of our helpers. */
const moduleOf = (name: string): string => `
const input = { '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value }) } };
const definition = { name: 'ring', input, output: input, parameters: [], examples: [] };
export const createPack = async () => ({ name: ${JSON.stringify(name)}, version: '1.0.0', definitions: [definition], tools: [{ definition, execute: async () => null }] });
`;

/** Writes files and gives the folder they are in. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(place, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('loadPack', () => {
  it.each([
    ['main', { main: './lib/bell.js' }],
    ['exports', { exports: './lib/bell.js' }],
    ['exports by path', { exports: { '.': './lib/bell.js' } }],
    [
      'nested conditions',
      { exports: { '.': { types: './bell.d.ts', node: { require: './no.cjs', import: './lib/bell.js' }, default: './no.js' } } },
    ],
  ])('finds what a package gives as %s', async (name, manifest) => {
    const folder = folderOf(name, { 'package.json': JSON.stringify({ type: 'module', ...manifest }), 'lib/bell.js': moduleOf('bell') });
    const { name: found, declare } = await loadPack(folder);
    expect([found, (await declare()).definitions.map((definition) => definition.name)]).toEqual(['bell', ['ring']]);
  });

  it('gives the same pack to declare and to run, and has no states to start from', async () => {
    const folder = folderOf('module', { 'bell.mjs': moduleOf('bell') });
    const { declare, drivers } = await loadPack(join(folder, 'bell.mjs'));
    const options = { state: undefined, online: false, isDryRun: false };
    expect((await drivers.simulator?.(options))?.implemented).toBe(await declare());
    await expect(async () => drivers.simulator?.({ ...options, state: 'on' })).rejects.toThrow('--state cannot be given for bell');
  });

  it.each([
    ['nothing is there', {}, 'missing', 'nothing is there'],
    ['a folder is no package', { 'x.js': '' }, '', 'has no package.json that can be read'],
    ['a package is not built', { 'package.json': '{"exports":"./dist/index.js"}' }, '', 'Run `npm run build` in it'],
    ['a module is broken', { 'x.mjs': 'import "no-such-bell";' }, 'x.mjs', "Cannot find package 'no-such-bell'"],
    ['a module has no createPack', { 'x.mjs': 'export const pack = 1;' }, 'x.mjs', 'exports no function createPack'],
    ['createPack fails', { 'x.mjs': 'export const createPack = () => { throw new Error("no power"); };' }, 'x.mjs', 'no power'],
    ['createPack gives no pack', { 'x.mjs': 'export const createPack = () => 1;' }, 'x.mjs', 'gives no pack'],
    ['a pack has a name no call can be written with', { 'x.mjs': moduleOf('My Bell') }, 'x.mjs', 'the name "My Bell" is not'],
  ])('says in words that %s', async (name, files, path, message) => {
    const folder = folderOf(name, files);
    await expect(loadPack(join(folder, path))).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
  });
});

describe('findPacks', () => {
  it('takes what begins with a dot or a slash, or ends as a module does, for a path, and all else for a name', async () => {
    const folder = folderOf('found', { 'bell.mjs': moduleOf('bell') });
    expect((await findPacks(['vehicle', join(folder, 'bell.mjs')])).map(({ name }) => name)).toEqual(['vehicle', 'bell']);
    for (const path of ['./bell', '/no/bell', 'bell.ts', 'bell.mjs']) await expect(findPacks([path])).rejects.toThrow('nothing is there');
    for (const name of ['bell', 'bell/x', '']) await expect(findPacks([name])).rejects.toThrow(`There is no pack "${name}"`);
  });

  it('refuses two packs of one name', async () => {
    const folder = folderOf('twice', { 'bell.mjs': moduleOf('vehicle') });
    await expect(findPacks(['vehicle', join(folder, 'bell.mjs')])).rejects.toThrow('Two packs are called vehicle.');
  });
});
