import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOctoweave } from '../__fixtures__/run-octoweave.ts';

describe('octoweave eval --retriever', () => {
  let folder: string;
  let cases: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
    cases = join(folder, 'cases.jsonl');
    const call = { tool: 'vehicle.operate_sunroof', args: { action: 'open', intensity: 50 } };
    await writeFile(cases, `${JSON.stringify({ id: '1', query: 'open the sunroof halfway', calls: [call] })}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['classifier', 'lexical'])('says how many tools %s kept', async (name) => {
    const { output } = await runOctoweave(['eval', '--json', '--pack', 'vehicle', '--retriever', name, cases]);
    const { retriever, all } = JSON.parse(output) as {
      readonly retriever: { readonly name: string; readonly toolsKept: number };
      readonly all: { readonly call: { readonly rate: number } };
    };
    expect(retriever.name).toBe(name);
    expect(retriever.toolsKept).toBeLessThan(10);
    expect(all.call.rate).toBe(1);
  });

  it('does not go with predictions, for which nothing is retrieved', async () => {
    const { status, errors } = await runOctoweave(['eval', '--retriever', 'classifier', '--predictions', cases, cases]);
    expect(errors).toContain("'--predictions <file>'");
    expect(status).toBe(2);
  });
});
