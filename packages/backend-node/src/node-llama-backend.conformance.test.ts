import { controlSegment, controlToken, textSegment } from '@octoweave/core';
import { describeBackend } from '@octoweave/core/testing/vitest';
import { embeddedModel } from '@octoweave/models';
import { nodeLlamaBackend } from './index.ts';

describeBackend({
  backend: nodeLlamaBackend(),
  model: embeddedModel(),
  request: {
    prompt: [controlSegment(controlToken.request), textSegment(' open the sunroof halfway'), controlSegment(controlToken.response)],
  },
  stopToken: controlToken.end,
});
