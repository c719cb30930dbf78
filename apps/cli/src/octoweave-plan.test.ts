import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedModel } from '@octoweave/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from './__fixtures__/events-of.ts';
import { receiveTraces } from './__fixtures__/receive-traces.ts';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';
import { serveChat } from './__fixtures__/serve-chat.ts';
import { serveFile } from './__fixtures__/serve-file.ts';

const both = 'open the sunroof halfway and lock all the doors';

describe('octoweave plan', () => {
  it('shows the calls of a request as a tree, and runs none', async () => {
    const { status, output } = await runOctoweave(['plan', '--planner', 'calls', both]);
    expect(output).toMatch(/├─ 1 +operate_sunroof +action open, intensity 50\n└─ 2 +control_door_lock +door all, action lock\n$/u);
    expect(status).toBe(0);
  });

  it.each([
    ['mermaid', /^flowchart TD\n/u],
    ['svg', /^<svg [^]*<\/svg>\n$/u],
    ['json', /^\{"query":[^]*\}\n$/u],
  ])('shows them as %s', async (format, expected) => {
    const { output } = await runOctoweave(['plan', '--planner', 'calls', '--format', format, both]);
    expect(output).toMatch(expected);
    expect(output).toContain('operate_sunroof');
  });

  it('says in its exit status that a value is missing, and that no tool serves it', async () => {
    expect((await runOctoweave(['plan', '--planner', 'calls', 'set the temperature'])).status).toBe(4);
    expect((await runOctoweave(['plan', '--planner', 'calls', 'who won the world cup in 1998'])).status).toBe(3);
  });

  it('refuses a planner that the model was not made for', async () => {
    const { status, errors } = await runOctoweave(['plan', '--planner', 'compiler', both]);
    expect(errors).toContain('takes a model that follows instructions');
    expect(status).toBe(2);
  });
});

describe('octoweave run --plan', () => {
  it('takes a request that stands right behind it, and runs what was planned', async () => {
    const { status, output } = await runOctoweave(['run', '--plan', both]);
    expect(output).toMatch(/operate_sunroof +open 50 .*ok +Cabin\.Sunroof\.Position 0 -> 50 %/u);
    expect(output).toMatch(/2 calls, .*octoweave-mini \(embedded\)\n$/u);
    expect(status).toBe(0);
  });

  it('refuses a planner that there is not', async () => {
    const { status, errors } = await runOctoweave(['run', '--plan', 'compilr', both]);
    expect(errors).toContain('It takes split, calls, compiler, json, or nothing.');
    expect(status).toBe(2);
  });

  it('prints the events of the orchestrator as JSON, and ends as incomplete where a question has no answer', async () => {
    const { status, output } = await runOctoweave(['run', '--plan=calls', '--json', 'set the temperature']);
    expect(eventsOf(output)[1]).toMatchObject({ type: 'round-start', spanId: 'run/round-1', parentId: 'run' });
    expect(eventsOf(output).at(-1)).toMatchObject({ type: 'run-end', status: 'incomplete', outcomes: [{ status: 'needs-input' }] });
    expect(status).toBe(4);
  });
});

describe('octoweave run --server', () => {
  it('has an instruct model of a chat endpoint plan, and tells its answer', async () => {
    await using server = await serveChat(['1. set_volume(4, "ring")\njoin()<END_OF_PLAN>', 'Finish(The ring volume is 4.)<END_OF_PLAN>']);
    const { status, output } = await runOctoweave(['run', '--server', server.url, '--pack', 'android', 'ring volume to four'], {
      environment: { OCTOWEAVE_API_KEY: 'secret-key' },
    });
    expect(output).toMatch(/set_volume +4 ring .*ok/u);
    expect(output).toMatch(/The ring volume is 4\.\n.*the model asked 2 times.*tiny \(server\)\n$/u);
    expect(server.keys).toContain('Bearer secret-key');
    expect(status).toBe(0);
  });

  it('says where no server is, and that one of several models has to be chosen', async () => {
    const nobody = await runOctoweave(['run', '--server', 'http://127.0.0.1:1', 'open the sunroof']);
    expect(nobody).toMatchObject({ status: 5, errors: expect.stringContaining('127.0.0.1:1') });
    await using server = await serveChat([], { models: ['small', 'large'] });
    const several = await runOctoweave(['run', '--server', server.url, 'open the sunroof']);
    expect(several).toMatchObject({ status: 2, errors: expect.stringContaining('small, large. Choose one with --server-model') });
  });
});

describe('octoweave repl', () => {
  it('takes back the last request, lists tools, and says what a command is not', async () => {
    const { status, output } = await runOctoweave(['repl'], { input: 'open the sunroof halfway\n:undo\n:state\n:tools\n:fly\n:quit\n' });
    expect(output).toMatch(/Cabin\.Sunroof\.Position 50 -> 0 %[^]*Nothing has changed\.[^]*operate_sunroof +[A-Z][^]*There is no :fly/u);
    expect(status).toBe(0);
  });

  it('stops what is being done at Ctrl-C, and goes on with the next request', async () => {
    let child: ChildProcess | undefined;
    const onHeld = (): void => void child?.kill('SIGINT');
    await using server = await serveChat(['1. set_volume(4, "ring")\njoin()<END_OF_PLAN>', 'Finish(Done.)<END_OF_PLAN>'], { onHeld });
    const { status, output } = await runOctoweave(['repl', '--server', server.url, '--pack', 'android'], {
      input: 'be quiet\nring volume to four\n',
      onSpawn: (spawned) => {
        child = spawned;
      },
    });
    expect(output).toMatch(/stopped\n[^]*set_volume +4 ring .*ok[^]*Done\./u);
    expect(status).toBe(0);
  });

  it('shows the planner what was said before', async () => {
    await using server = await serveChat([
      '1. set_volume(4, "ring")\njoin()<END_OF_PLAN>',
      'Finish(Done.)<END_OF_PLAN>',
      '1. set_volume(5, "ring")\njoin()<END_OF_PLAN>',
      'Finish(Louder now.)<END_OF_PLAN>',
    ]);
    const { output } = await runOctoweave(['repl', '--server', server.url, '--pack', 'android'], {
      input: 'ring volume to four\na little louder\n',
    });
    expect(output).toContain('Louder now.');
    expect(server.prompts[2]).toMatch(
      /Earlier:\nring volume to four\n1\. android\.set_volume .*\nAnswer: "Done\."\nRequest: a little louder/u,
    );
  });
});

describe('octoweave model', () => {
  let folder: string;
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octoweave-models-'));
    environment = { OCTOWEAVE_MODELS: folder };
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('pulls a model by its name, and runs with it', async () => {
    const { location, sha256 } = embeddedModel();
    await using server = await serveFile(await readFile(location));
    const manifest = join(folder, 'models.json');
    await writeFile(manifest, JSON.stringify({ models: { car: { url: server.url, sha256 } } }));
    const pulled = await runOctoweave(['model', 'pull', 'car'], { environment });
    expect(pulled).toMatchObject({ status: 0, output: expect.stringContaining('(as promised)') });
    expect((await runOctoweave(['run', '--model', 'car', 'open the sunroof halfway'], { environment })).output).toMatch(
      /Position 0 -> 50 %[^]*, car\n$/u,
    );
  });

  it('keeps nothing that is not what was promised, and tells the digest of what nobody promised', async () => {
    const content = Buffer.from('GGUF and more');
    await using server = await serveFile(content);
    const wrong = await runOctoweave(['model', 'pull', server.url, '--sha256', 'a'.repeat(64)], { environment });
    expect(wrong).toMatchObject({ status: 5, errors: expect.stringContaining('was thrown away') });
    const { output } = await runOctoweave(['model', 'pull', server.url, '--json'], { environment });
    const end: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(end).toMatchObject({
      type: 'pull-end',
      name: 'tiny',
      sha256: createHash('sha256').update(content).digest('hex'),
      isVerified: false,
    });
  });
});

describe('octoweave with OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  it('sends the spans of a run', async () => {
    await using receiver = await receiveTraces();
    const { status } = await runOctoweave(['run', '--plan=calls', both], {
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SERVICE_NAME: 'car' },
    });
    expect(receiver.services).toEqual(['car']);
    expect(receiver.spans.map(({ name }) => name).toSorted()).toEqual([
      'chat octoweave-mini',
      'execute_tool vehicle.control_door_lock',
      'execute_tool vehicle.operate_sunroof',
      'invoke_agent octoweave',
      'plan octoweave',
      'round 1',
    ]);
    expect(status).toBe(0);
  });

  it('does its work where nobody takes them, and says so', async () => {
    const { status, output, errors } = await runOctoweave(['call', 'operate_sunroof("open", 50)'], {
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
    });
    expect(output).toContain('Cabin.Sunroof.Position 0 -> 50 %');
    expect(errors).toContain('Traces could not be sent');
    expect(status).toBe(0);
  });
});
