import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '@octoweave/core';
import { nodeLlamaBackend } from '../../node-llama-backend.ts';
import { writeInstructModel, type WriteInstructModelOptions } from './instruct-models.ts';

/** Opens a model with random weights in llama.cpp itself; its file is gone once it is open. */
export async function openInstructModel(options: WriteInstructModelOptions): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
  try {
    const location = join(folder, 'instruct.gguf');
    await writeInstructModel(location, options);
    return await nodeLlamaBackend().openSession({ model: { id: 'instruct', location }, contextTokens: 8192 });
  } finally {
    await rm(folder, { recursive: true });
  }
}
