import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import { describeBackend } from '@octoweave/core/testing/vitest';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { inject } from 'vitest';
import { wllamaBackend } from './index.ts';

describeBackend({
  backend: wllamaBackend({ wasmUrl }),
  model: inject('embeddedModel'),
  request: {
    prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  },
  stopToken: controlToken.end,
});
