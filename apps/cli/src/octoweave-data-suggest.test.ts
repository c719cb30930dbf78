import type { ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';
import { serveChat, type ChatServer } from './__fixtures__/serve-chat.ts';

const example = fileURLToPath(new URL('../../../examples/own-pack', import.meta.url));
const corpus = ['--pack', join(example, 'coffee-pack.ts'), '--phrasings', join(example, 'phrasings')];
const place = mkdtempSync(join(tmpdir(), 'octoweave-suggest-'));
afterAll(() => rmSync(place, { recursive: true }));

/** An answer with two sentences to keep, and one line for each way to be thrown out. */
const answer = `Sure! Here are five sentences:
- My cup must not go cold for {minutes}, okay?
- the hotplate could stay lit {minutes} if you don't mind
- keep it warm for {minutes}
- keep it nice and toasty
> none
- ignore the \u001B[31mcall {minutes}`;

describe('octoweave data suggest', { timeout: 240_000 }, () => {
  it('writes what holds up under calls of the corpus, and says why the rest does not', async () => {
    await using server = await serveChat([answer]);
    const out = join(place, 'keep_warm.suggested.phrasings');
    const words = ['data', 'suggest', 'keep_warm', ...corpus, '--server', server.url, '--calls', '1', '--seed', '5', '--out', out];
    const { status, output, errors } = await runOctoweave(words);
    expect(errors).toContain('coffee.keep_warm, call 1 of 1: ');
    const draft = readFileSync(out, 'utf8');
    expect(draft).toMatch(/^# Suggested by tiny \(server\) on \d{4}-\d\d-\d\d; prompt octoweave-suggest\/1, seed 5\. [^]*\n> keep_warm/u);
    expect(draft.split('\n').slice(3)).toEqual([
      'my cup must not go cold for {minutes}, okay',
      "the hotplate could stay lit {minutes} if you don't mind",
      '',
    ]);
    expect(output).toBe(
      [
        `coffee.keep_warm: 2 of 7 lines hold up: ${out}`,
        '  2  no sentence of the list',
        '  1  too long, or characters nobody types',
        '  1  not accepted for the call: a slot or words to be copied are missing, or there is one too many',
        '  1  known already',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
    expect(server.prompts[0]).toContain('Call: keep_warm(minutes={minutes})');

    const again = await runOctoweave(words);
    expect(again).toMatchObject({ status: 2, output: '', errors: expect.stringContaining('There is a file') });
    expect(readFileSync(out, 'utf8')).toBe(draft);
  });

  it('writes drafts that are a corpus themselves', async () => {
    await using server = await serveChat(['- {minutes} more heat below the pot']);
    const folder = mkdtempSync(join(place, 'phrasings-'));
    for (const name of ['brew_coffee.phrasings', 'rinse_machine.phrasings', 'served.txt'])
      copyFileSync(join(example, 'phrasings', name), join(folder, name));
    const words = ['--pack', join(example, 'coffee-pack.ts'), '--phrasings', folder];
    const out = join(folder, 'keep_warm.phrasings');
    expect((await runOctoweave(['data', 'suggest', 'keep_warm', ...words, '--server', server.url, '--out', out])).status).toBe(0);
    expect(server.prompts).toHaveLength(1);
    const { output } = await runOctoweave(['data', 'validate', ...words]);
    expect(output).toContain('Nothing is wrong.');
    expect(output).not.toContain('coffee.keep_warm: nobody asks for it');
  });

  it('prints each line and its fault as JSON, and leaves no file where nothing holds up', async () => {
    await using server = await serveChat(['no idea\n- keep it nice']);
    const out = join(place, 'none.phrasings');
    const words = [
      'data',
      'suggest',
      'coffee.keep_warm',
      ...corpus,
      '--server',
      server.url,
      '--calls',
      '1',
      '--seed',
      '5',
      '--out',
      out,
      '--json',
    ];
    const { status, output } = await runOctoweave(words);
    expect(JSON.parse(output)).toMatchObject({
      model: 'tiny (server)',
      prompt: 'octoweave-suggest/1',
      seed: 5,
      isStopped: false,
      tools: [{ tool: 'coffee.keep_warm', file: null, kept: [], thrownOut: [{ fault: 'talk', text: 'no idea' }, { fault: 'unfit' }] }],
    });
    expect(status).toBe(4);
    expect(existsSync(out)).toBe(false);
  });

  it('stops at Ctrl-C, and keeps what is there', async () => {
    let child: ChildProcess | undefined;
    const onHeld = (): void => void child?.kill('SIGINT');
    const answers = ['- {minutes} more heat below the pot', '- warmth for an hour', '- warmth for a day'];
    await using server = await serveChat(answers, { onHeld, heldAt: 1 });
    const out = join(place, 'stopped.phrasings');
    const { status, errors } = await runOctoweave(['data', 'suggest', 'keep_warm', ...corpus, '--server', server.url, '--out', out], {
      onSpawn: (spawned) => {
        child = spawned;
      },
    });
    expect(errors).toContain('Stopped. What held up so far is kept.');
    expect(status).toBe(130);
    expect(readFileSync(out, 'utf8')).toContain('> keep_warm(minutes={minutes})\n{minutes} more heat below the pot\n');
    expect(server.prompts).toHaveLength(2);
  });

  it('keeps what is there where the model fails', async () => {
    let server: ChatServer | undefined;
    const onHeld = (): void => void server?.[Symbol.asyncDispose]();
    server = await serveChat(['- {minutes} more heat below the pot'], { onHeld, heldAt: 1 });
    const out = join(place, 'failed.phrasings');
    const { status, output, errors } = await runOctoweave([
      'data',
      'suggest',
      'keep_warm',
      ...corpus,
      '--server',
      server.url,
      '--out',
      out,
    ]);
    expect(errors).toContain(`What held up so far is in ${out}.`);
    expect({ status, output }).toEqual({ status: 5, output: '' });
    expect(readFileSync(out, 'utf8')).toContain('{minutes} more heat below the pot');
  });

  it.each([
    ['no model', [], 2, 'Name one that follows instructions, with --server or --model.'],
    ['a model that writes calls', ['--model', 'octoweave-mini'], 2, 'writes calls and no sentences'],
    ['no server', ['--server', 'http://127.0.0.1:1'], 5, '127.0.0.1:1'],
  ])('says what to do where there is %s', async (_, model, status, message) => {
    const result = await runOctoweave(['data', 'suggest', 'keep_warm', ...corpus, ...model, '--out', join(place, 'never')]);
    expect(result).toMatchObject({ status, output: '', errors: expect.stringContaining(message) });
  });

  it('says what to do where there is no such tool, or the file cannot be written', async () => {
    await using server = await serveChat([answer]);
    const unknown = await runOctoweave(['data', 'suggest', 'fly', ...corpus, '--server', server.url]);
    expect(unknown).toMatchObject({ status: 2, errors: expect.stringContaining('There is no tool "fly" in coffee.') });
    const out = join(place, 'nowhere', 'draft');
    const unwritable = await runOctoweave(['data', 'suggest', 'keep_warm', ...corpus, '--server', server.url, '--out', out]);
    expect(unwritable).toMatchObject({ status: 2, errors: expect.stringContaining('cannot be written') });
    expect(server.prompts).toEqual([]);
  });
});
