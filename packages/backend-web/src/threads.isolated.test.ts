import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, inject, it } from 'vitest';
import { checkBrowser, wllamaBackend } from './index.ts';

/** The first tokens of an answer: threads that find no idle core are slow. */
const answerWith = async (threads: number): Promise<string> => {
  const session = await wllamaBackend({ wasmUrl, threads }).openSession({ model: inject('embeddedModel') });
  try {
    const prompt = [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)];
    const events = await lastValueFrom(session.generate({ prompt, maxTokens: 3 }).pipe(toArray()));
    return events.map((event) => (event.type === 'token-delta' ? event.text : '')).join('');
  } finally {
    await session.dispose();
  }
};

describe('a cross-origin isolated page', () => {
  it('lacks nothing', async () => {
    expect(crossOriginIsolated).toBe(true);
    expect(await checkBrowser()).toEqual([]);
  });

  it('runs a model with two threads, and it answers as with one', async () => {
    expect(await answerWith(2)).toBe(await answerWith(1));
  });
});
