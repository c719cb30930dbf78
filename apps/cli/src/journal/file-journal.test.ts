import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal, type JournalEntry } from '@octoweave/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileJournal } from './file-journal.ts';
import { stateDirectory } from './state-directory.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoweave-journal-'));
  path = join(folder, 'state', 'octoweave', 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const begin = (runId: string): JournalEntry => ({
  type: 'run-started',
  runId,
  at: '2026-11-21T05:00:00.000Z',
  request: { type: 'query', query: 'lights on\n' },
});
const runIds = async (): Promise<readonly string[]> =>
  readJournal((await readFile(path, 'utf8')).split('\n')).runs.map(({ runId }) => runId);

describe('createFileJournal', () => {
  it('makes the folders, and files that only their owner reads', async () => {
    await createFileJournal(path).append(begin('1'));
    expect(await runIds()).toEqual(['1']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the order of entries that are appended at once', async () => {
    const journal = createFileJournal(path);
    const names = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(names.map((name) => journal.append(begin(name))));
    expect(await runIds()).toEqual(names);
  });

  it('ends a torn line before the next entry, so that it costs no other', async () => {
    const journal = createFileJournal(path);
    await journal.append(begin('1'));
    await appendFile(path, '{"type":"run-sta');
    await createFileJournal(path).append(begin('2'));
    await journal.append(begin('3'));
    expect(await runIds()).toEqual(['1', '2', '3']);
  });

  it('rejects where it cannot write, and tries again for the next entry', async () => {
    const journal = createFileJournal(path);
    await journal.append(begin('1'));
    const unwritable = createFileJournal(join(path, 'journal.jsonl'));
    await expect(unwritable.append(begin('2'))).rejects.toThrow('ENOTDIR');
    await expect(unwritable.append(begin('3'))).rejects.toThrow('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')('rejects where the system denies the folder, instead of trying for ever', async () => {
    await expect(createFileJournal('/proc/absent/octoweave/journal.jsonl').append(begin('1'))).rejects.toThrow('ENOENT');
  });
});

describe('stateDirectory', () => {
  it.each([
    ['linux', {}, '/home/a/.local/state/octoweave'],
    ['linux', { XDG_STATE_HOME: '/state' }, '/state/octoweave'],
    ['darwin', { XDG_STATE_HOME: '/state' }, '/home/a/Library/Application Support/octoweave'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/octoweave'],
  ] as const)('is by the custom of %s with %j', (platform, environment, expected) => {
    expect(stateDirectory({ platform, environment, home: '/home/a' })).toBe(expected);
  });
});
