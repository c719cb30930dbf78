import type { EngineCompletion } from '../engine/completion-request.ts';
import type { EngineChunk } from '../engine/engine-chunk.ts';
import type { WllamaEngine } from '../engine/wllama-engine.ts';

/** An engine that says what it is told to, a chunk at a time, and remembers what it was asked. */
export interface ScriptedEngine extends WllamaEngine {
  readonly completions: readonly EngineCompletion[];
}

/** Makes an engine of chunks, completed from what most of them have in common. */
export function scriptedEngine(chunks: readonly Partial<EngineChunk>[]): ScriptedEngine {
  const completions: EngineCompletion[] = [];
  return {
    completions,
    complete: async (completion, { signal, onChunk }) => {
      completions.push(completion);
      for (const chunk of chunks) {
        await Promise.resolve();
        if (signal.aborted) return;
        onChunk({ ...usualChunk, ...chunk });
      }
    },
    dispose: () => Promise.resolve(),
  };
}

const usualChunk: EngineChunk = {
  isEnd: false,
  text: '',
  tokenId: undefined,
  probability: undefined,
  outputTokens: 0,
  promptTokens: 3,
  cachedTokens: 0,
  isCutOff: false,
};
