import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJournal } from '@octoweave/core';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../__fixtures__/run-slow-device.ts', import.meta.url));
const kills = 200;
const atOnce = 4;
const longestDelayMs = 8;

/** Starts a run and kills it without warning, some time after it has begun its n-th call; the same n in every test run. */
function runAndKill(folder: string, index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const words = [join(folder, 'journal.jsonl'), join(folder, 'device.log'), `run-${index}`];
    const child = spawn(process.execPath, ['--no-warnings', '--conditions=@octoweave/source', program, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') },
    });
    let awaited = (index % 7) + 1;
    child.stdout.on('data', (dots: Buffer) => {
      if (awaited > 0 && awaited <= dots.length) setTimeout(() => child.kill('SIGKILL'), index % longestDelayMs);
      awaited -= dots.length;
    });
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

describe('a journalled run that is killed', () => {
  it(
    'has begun nothing that the journal does not know, and confirmed nothing that the device did not do',
    { timeout: 600_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'octoweave-kill-'));
      try {
        const waiting = Array.from({ length: kills }, (_, index) => index);
        const worker = async (): Promise<void> => {
          // Each worker kills one process after the other.
          for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) await runAndKill(folder, index);
        };
        await Promise.all(Array.from({ length: atOnce }, worker));

        const deeds = (await readFile(join(folder, 'device.log'), 'utf8')).split('\n').filter((line) => line !== '');
        const { runs } = readJournal((await readFile(join(folder, 'journal.jsonl'), 'utf8')).split('\n'));
        const calls = runs.flatMap((run) => run.calls.map((call) => ({ name: `${run.runId} ${call.callId}`, status: call.status })));
        const started = new Set(calls.map(({ name }) => name));
        const done = new Set(deeds.filter((line) => line.endsWith(' did')).map((line) => line.slice(0, -' did'.length)));

        const unrecorded = deeds.filter((line) => !started.has(line.slice(0, line.lastIndexOf(' '))));
        const invented = calls.filter(({ name, status }) => status === 'confirmed' && !done.has(name));
        expect(unrecorded).toEqual([]);
        expect(invented).toEqual([]);
        // Otherwise the kills came at times that prove nothing.
        expect(calls.filter(({ status }) => status === 'unknown').length).toBeGreaterThan(kills / 10);
        expect(calls.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(kills);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});
