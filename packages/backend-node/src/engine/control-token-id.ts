import type { Token } from 'node-llama-cpp';
import { EngineFailureError } from './engine-failure-error.ts';
import type { LoadedModel } from './load-model.ts';

/** The id of a control token. @throws {EngineFailureError} `control-token-unknown` */
export function controlTokenId(text: string, { controlIds }: LoadedModel): Token {
  const id = controlIds.get(text);
  if (id === undefined)
    throw new EngineFailureError({
      kind: 'session',
      code: 'control-token-unknown',
      reason: `The model has no control token "${text}".`,
      advice: 'Use a model that was made with this vocabulary.',
    });
  return id;
}
