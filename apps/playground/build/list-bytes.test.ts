import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listBytes, printBytes } from './list-bytes.ts';

const built = new URL('../dist/', import.meta.url);
const budgets = JSON.parse(readFileSync(new URL('expected-bytes.json', import.meta.url), 'utf8')) as Readonly<Record<string, number>>;

describe('listBytes', () => {
  const parts = listBytes(built);

  it.each(parts.map((part) => [part.name, part] as const))('keeps %s within its budget, compressed', (name, { compressedBytes, files }) => {
    expect(files).not.toEqual([]);
    expect(compressedBytes).toBeLessThanOrEqual(budgets[name] ?? 0);
  });

  it('counts every script of the build once', () => {
    const counted = parts.flatMap(({ files }) => files).filter((file) => file.endsWith('.js'));
    const scripts = readdirSync(new URL('assets/', built)).filter((file) => file.endsWith('.js'));
    expect(counted.toSorted()).toEqual(scripts.map((file) => `assets/${file}`).toSorted());
    console.info(printBytes(parts));
  });
});
