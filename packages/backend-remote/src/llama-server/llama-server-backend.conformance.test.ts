import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import { describeBackend } from '@octoweave/core/testing/vitest';
import { afterAll } from 'vitest';
import { servedModel, startLlamaServer } from '../__fixtures__/start-llama-server.ts';
import { llamaServerBackend } from './llama-server-backend.ts';

const server = await startLlamaServer();
afterAll(() => server.stop());

describeBackend({
  backend: llamaServerBackend({ baseUrl: server.baseUrl }),
  model: servedModel,
  request: {
    prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  },
  stopToken: controlToken.end,
});
