import { describe, expect, it } from 'vitest';
import { createMemoryParts, type ModelParts } from './model-parts.ts';
import { createPartWriter } from './part-writer.ts';

const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const contentOf = async ({ files }: ModelParts): Promise<readonly (readonly number[])[]> =>
  Promise.all(files.map(async (file) => [...new Uint8Array(await file.arrayBuffer())]));

/** Storage that takes so many parts and no more. */
const storageOf = (room: number): ModelParts => {
  const memory = createMemoryParts();
  return {
    ...memory,
    isStored: true,
    append: (part) => (memory.files.length < room ? memory.append(part) : Promise.reject(new DOMException('', 'QuotaExceededError'))),
  };
};

describe('createPartWriter', () => {
  it('gathers pieces of any size into parts of one size', async () => {
    const writer = createPartWriter({ parts: createMemoryParts(), partBytes: 4, onStorageFailure: () => Promise.resolve() });
    await writer.write(bytes(1));
    await writer.write(bytes(2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect(await contentOf(await writer.end())).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10],
    ]);
  });

  it('goes on in memory, with what was written, where storage gives out', async () => {
    const failures: string[] = [];
    const writer = createPartWriter({
      parts: storageOf(1),
      partBytes: 2,
      onStorageFailure: async ({ name }) => {
        failures.push(name);
        return Promise.resolve();
      },
    });
    await writer.write(bytes(1, 2, 3, 4, 5, 6));
    const parts = await writer.end();
    expect([parts.isStored, await contentOf(parts), failures]).toEqual([
      false,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      ['QuotaExceededError'],
    ]);
  });
});
