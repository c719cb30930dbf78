import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = join(root, 'examples', 'own-pack');
const pack = join(example, 'coffee-pack.ts');
const phrasings = join(example, 'phrasings');
const place = mkdtempSync(join(tmpdir(), 'octoweave-own-'));
afterAll(() => rmSync(place, { recursive: true }));

const corpus = ['--pack', `vehicle,${pack}`, '--phrasings', phrasings];
const small = ['--examples', '300', '--development', '20'];

describe('octoweave data', { timeout: 240_000 }, () => {
  it('makes data of a pack of one own, and finds nothing wrong with it', async () => {
    const folder = join(place, 'data');
    const made = await runOctoweave(['data', 'generate', ...corpus, ...small, '--out', folder, '--json']);
    expect(made.errors).toBe('');
    const { packs, train } = JSON.parse(made.output);
    expect(packs.map(({ name }: { readonly name: string }) => name)).toEqual(['vehicle', 'coffee']);
    expect(train.callsByTool['coffee.keep_warm']).toBeGreaterThan(20);

    const { output, status } = await runOctoweave(['data', 'validate', ...corpus, '--data', folder]);
    expect(output).toContain('train.jsonl: 300 examples');
    expect(output).toContain('Nothing is wrong.');
    expect(status).toBe(0);

    const counted = await runOctoweave(['data', 'stats', ...corpus, '--data', folder]);
    expect(counted.output).toMatch(/^coffee\.brew_coffee +\d+ +\d+ +\d+$/mu);
    expect(counted.output).toMatch(/^thrown out +drafts$/mu);
  });

  it('tells every slip with its line, and what is not there', async () => {
    const folder = mkdtempSync(join(place, 'phrasings-'));
    writeFileSync(join(folder, 'brew_coffee.phrasings'), "> brew_coffee(drink='tea')\ntea\n> brew_coffe(drink='latte')\nlatte\n");
    const words = ['--pack', pack, '--phrasings', folder];
    const { output, status } = await runOctoweave(['data', 'validate', ...words]);
    expect(output).toContain(`${join(folder, 'brew_coffee.phrasings')}:1: drink='tea'`);
    expect(output).toContain(`${join(folder, 'brew_coffee.phrasings')}:3: "brew_coffe(drink='latte')" is no call`);
    expect(output).toContain(`${join(folder, 'keep_warm.phrasings')}: not there, and done without.`);
    expect(output).toContain('coffee.keep_warm: nobody asks for it');
    expect(status).toBe(2);
    expect(await runOctoweave(['data', 'generate', ...words, '--out', join(place, 'none')])).toMatchObject({ status: 2, output: '' });
  });

  it('says what to do where a pack has no phrasings, and phrasings no pack', async () => {
    const bare = await runOctoweave(['data', 'stats', '--pack', pack]);
    expect(bare.errors).toContain('Nobody wrote down how people ask for coffee.');
    const idle = await runOctoweave(['data', 'stats', '--phrasings', phrasings]);
    expect(idle.errors).toContain('is for no pack that is named here');
    expect([bare.status, idle.status]).toEqual([2, 2]);
  });

  it('has an example whose blind sentences stand in none of its phrasings', () => {
    const files = ['brew_coffee', 'keep_warm', 'rinse_machine', 'parallel', 'refusals', 'near-misses'];
    const known = new Set(files.flatMap((name) => readFileSync(join(phrasings, `${name}.phrasings`), 'utf8').split('\n')));
    const blind = readFileSync(join(example, 'blind.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly query: string }).query.toLowerCase());
    expect(blind).toHaveLength(30);
    expect(blind.filter((query) => known.has(query))).toEqual([]);
  });
});

const hasTorch = spawnSync('python3', ['-c', 'import gguf, tokenizers, torch']).status === 0;

describe.skipIf(!hasTorch)('the way from a pack to a model', () => {
  const train = (words: readonly string[]) =>
    promisify(execFile)('python3', ['-m', ...words], { cwd: join(root, 'training'), env: { ...process.env, CUDA_VISIBLE_DEVICES: '' } });
  const generate = async (name: string, words: readonly string[]): Promise<string> => {
    const folder = join(place, name);
    const { status, errors } = await runOctoweave(['data', 'generate', ...words, ...small, '--out', folder]);
    if (status !== 0) throw new Error(errors);
    return folder;
  };
  const trainModel = async (name: string, words: readonly string[]): Promise<string> => {
    const [run, file] = [join(place, `${name}-run`), join(place, `${name}.gguf`)];
    const budget = ['--steps', '3', '--evaluations', '1', '--evaluated-requests', '2', '--precision', 'f32'];
    await train(['octoweave_training.train', '--out', run, ...budget, ...words]);
    await train(['octoweave_training.export', '--run', run, '--out', file, '--verify', '0']);
    return file;
  };

  it(
    'starts from a model, teaches it the tools, and ends in a file that agents open and that can be scored',
    { timeout: 600_000 },
    async () => {
      const shape = ['--layers', '1', '--width', '64', '--heads', '2', '--text-tokens', '400'];
      const base = await trainModel('base', ['--data', await generate('base', ['--pack', 'vehicle']), ...shape]);
      const data = await generate('extended', [...corpus, '--start-from', base]);
      const { tokens } = JSON.parse(readFileSync(join(data, 'vocabulary.json'), 'utf8')) as {
        readonly tokens: readonly { readonly toolId: string }[];
      };
      expect(tokens.slice(20).map(({ toolId }) => toolId)).toEqual(['coffee.brew_coffee', 'coffee.keep_warm', 'coffee.rinse_machine']);

      const model = await trainModel('extended', ['--data', data, '--start-from', base]);
      const scored = await runOctoweave(['eval', join(example, 'blind.jsonl'), '--pack', pack, '--model', model, '--json']);
      expect(JSON.parse(scored.output).all.n).toBe(30);
      const run = await runOctoweave(['run', '--pack', pack, '--model', model, '--no-journal', '--json', 'two strong lattes please']);
      expect(run.output).toContain('"type":"run-end"');
    },
  );
});
