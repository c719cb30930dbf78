import { UnsupportedCapabilityError, type Session } from '@octoweave/core/contract';
import { throwError } from 'rxjs';
import type { EngineClient } from './engine/engine-client.ts';
import type { OpenedModel } from './engine/engine-protocol.ts';

interface CreateNodeLlamaSessionOptions {
  readonly engine: EngineClient;
  readonly opened: OpenedModel;
}

/** A session over an engine process that has its model open. */
export function createNodeLlamaSession({ engine, opened }: CreateNodeLlamaSessionOptions): Session {
  const backendId = 'node-llama-cpp';
  return {
    model: opened.description,
    tokenizer: {
      controlTokens: new Map(opened.controlTokens),
      vocabularySize: opened.vocabularySize,
      encode: async (segments) => (await engine.ask({ type: 'encode', segments })) as readonly number[],
    },
    generate: (request) =>
      request.grammar && request.grammar.format !== 'gbnf'
        ? throwError(() => new UnsupportedCapabilityError({ backendId, capability: `grammars in ${request.grammar?.format}` }))
        : engine.generate(request),
    score: async (request) => (await engine.ask({ type: 'score', request })) as readonly number[],
    dispose: () => engine.dispose(),
  };
}
