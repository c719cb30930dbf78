/** Records how llama.cpp's own server renders and tokenizes chats: `node --conditions=@octoweave/source record-renderings.ts`. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instructFamilies } from './instruct-families.ts';
import { writeInstructModel, type InstructFamily } from './instruct-models.ts';
import { recordedParts, type RecordedRendering } from './recorded-renderings.ts';

const server = fileURLToPath(new URL('../../../../backend-remote/src/__fixtures__/serve_model.py', import.meta.url));

async function ask(address: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function record(family: InstructFamily, model: string): Promise<RecordedRendering> {
  await writeInstructModel(model, { family, seed: 1 });
  const options = { model, alias: 'instruct', tags: [], apiKeys: [], adapters: [] };
  const child = spawn(process.env['PYTHON'] ?? 'python3', [server, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`The server ended with exit status ${code}.`)));
    });
    const { instructions, request } = recordedParts;
    const messages = family.takesSystem
      ? [
          { role: 'system', content: instructions },
          { role: 'user', content: request },
        ]
      : [{ role: 'user', content: `${instructions}\n\n${request}` }];
    const { prompt } = (await ask(address, '/apply-template', { messages })) as { readonly prompt: string };
    const tokenize = { content: prompt, add_special: true, parse_special: true };
    const { tokens } = (await ask(address, '/tokenize', tokenize)) as { readonly tokens: readonly number[] };
    return { family: family.name, text: prompt, tokenIds: tokens };
  } finally {
    child.stdin.end();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
const renderings: RecordedRendering[] = [];
for (const family of instructFamilies) renderings.push(await record(family, join(folder, 'instruct.gguf')));
await writeFile(fileURLToPath(new URL('recorded-renderings.json', import.meta.url)), `${JSON.stringify(renderings, undefined, 2)}\n`);
await rm(folder, { recursive: true });
