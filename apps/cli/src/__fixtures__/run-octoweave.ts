import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the command line ended, and what it wrote. */
export interface OctoweaveResult {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOctoweaveOptions {
  /** Standard input; empty where left out. */
  readonly input?: string | Uint8Array;
  /** Variables besides those of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Told of the process as soon as it runs. */
  readonly onSpawn?: (process: ChildProcess) => void;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Where what tests do is recorded, so that no test touches the journal of the person who runs it. */
const stateHome = mkdtempSync(join(tmpdir(), 'octoweave-state-'));
process.once('exit', () => rmSync(stateHome, { recursive: true, force: true }));

/** Runs the command line from source as a process of its own, as a terminal would. */
export function runOctoweave(
  words: readonly string[],
  { input = '', environment = {}, onSpawn }: RunOctoweaveOptions = {},
): Promise<OctoweaveResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', '--conditions=@octoweave/source', main, ...words], {
      env: { ...process.env, OCTOWEAVE_JOURNAL: join(stateHome, 'journal.jsonl'), ...environment },
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output, errors }));
    // A command that does not read its input closes it early.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    onSpawn?.(child);
  });
}
