import { Observable } from 'rxjs';
import { textSegment, type GenerationEvent, type PromptSegment, type Session } from '@octoweave/core';

/** What a model writes, by what it is asked. */
export type WriteAnswer = (prompt: readonly PromptSegment[]) => readonly PromptSegment[];

/** An open model whose answers are written down: a few characters a turn of the event loop, so that tools run while it writes. */
export function createReplayingSession(write: WriteAnswer): Session {
  async function* tokens(prompt: readonly PromptSegment[]): AsyncGenerator<GenerationEvent, void> {
    yield { type: 'generation-start', promptTokens: prompt.length, cachedTokens: 0 };
    let outputTokens = 0;
    for (const { type, text } of write(prompt).flatMap(cutIntoTokens)) {
      outputTokens += 1;
      yield { type: 'token-delta', tokenId: outputTokens, isControl: type === 'control', text, probability: undefined };
    }
    yield { type: 'generation-end', reason: 'end-of-generation', outputTokens };
  }
  return {
    model: { id: 'replaying', architecture: 'replaying', parameters: undefined, contextTokens: 0, bytes: undefined, metadata: {} },
    tokenizer: {
      controlTokens: new Map(),
      vocabularySize: 0,
      encode: () => Promise.reject(new Error('A replaying model has no token ids.')),
    },
    generate: ({ prompt }) =>
      new Observable((subscriber) => {
        const run = async (): Promise<void> => {
          for await (const event of tokens(prompt)) {
            if (subscriber.closed) return;
            subscriber.next(event);
            await nextTurn();
          }
          subscriber.complete();
        };
        run().catch((error: unknown) => subscriber.error(error));
      }),
    score: () => Promise.reject(new Error('A replaying model scores nothing.')),
    dispose: () => Promise.resolve(),
  };
}

/** Pieces of one to seven characters, whatever they cut in two. */
function cutIntoTokens({ type, text }: PromptSegment): readonly PromptSegment[] {
  if (type === 'control') return [{ type, text }];
  const pieces: PromptSegment[] = [];
  for (let start = 0, size = 1; start < text.length; start += size, size = (size % 7) + 1)
    pieces.push(textSegment(text.slice(start, start + size)));
  return pieces;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
