import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelPull } from './model-pull.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoweave-models-'));
  await writeFile(join(folder, 'models.json'), '{"models": {"car": {"url": "https://models.example.org/car.gguf", "sha256": "abc"}}}');
  await writeFile(join(folder, 'none.json'), '[]');
});
afterAll(() => rm(folder, { recursive: true }));

const url = 'https://models.example.org/a.gguf';

describe('modelPull', () => {
  it.each([
    ['a name that the manifest does not have', 'nobody', {}, 'has no model "nobody". It has: car'],
    ['a manifest that is not there', 'car', { manifest: 'absent.json' }, 'no manifest of models at'],
    ['a manifest that is none', 'car', { manifest: 'none.json' }, 'is none'],
    ['a digest of a manifest that is none', 'car', {}, 'a sha256 of 64 hexadecimal digits'],
    ['a digest that is none', url, { sha256: 'abc' }, '64 hexadecimal digits'],
    ['a file that anybody on the way can change', 'http://models.example.org/a.gguf', {}, 'Give its --sha256'],
    ['a name that is a path', url, { name: '../a' }, 'cannot be the name'],
    ['a password in the address', 'https://me:word@models.example.org/a.gguf', {}, 'Leave the password out'],
    ['an address that is none', 'https://', {}, 'is no http or https address'],
  ])(
    'refuses %s',
    async (_, wanted, { manifest = 'models.json', ...options }: { manifest?: string; name?: string; sha256?: string }, message) => {
      await expect(modelPull(wanted, { ...options, manifest: join(folder, manifest), json: true })).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining(message),
      });
    },
  );
});
