import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listModels, removeModel, writeRecord } from './pulled-model.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoweave-models-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('listModels', () => {
  it('has what is known of each model, also of one that was put there by hand', async () => {
    for (const file of ['car.gguf', 'own.gguf', 'half.gguf.part', 'models.json']) await writeFile(join(folder, file), 'GGUF');
    await writeRecord(folder, { name: 'car', url: 'https://models.example.org/car.gguf', sha256: 'c0ffee' });
    await writeFile(join(folder, 'own.json'), 'no JSON');
    expect(await listModels(folder)).toEqual([
      { name: 'car', bytes: 4, url: 'https://models.example.org/car.gguf', sha256: 'c0ffee' },
      { name: 'own', bytes: 4 },
    ]);
  });

  it('has none where there is no folder', async () => {
    expect(await listModels(join(folder, 'absent'))).toEqual([]);
  });
});

describe('removeModel', () => {
  it('leaves nothing of a model, and says where there was none', async () => {
    for (const file of ['car.gguf', 'car.json', 'half.gguf.part', 'half.gguf.part.json', 'car2.gguf'])
      await writeFile(join(folder, file), '');
    expect([await removeModel(folder, 'car'), await removeModel(folder, 'half'), await removeModel(folder, 'absent')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await readdir(folder)).toEqual(['car2.gguf']);
  });
});
