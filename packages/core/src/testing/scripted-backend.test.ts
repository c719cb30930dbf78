import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import { createScriptedBackend, scriptedModel } from './scripted-backend.ts';
import { describeBackend } from './vitest/describe-backend.ts';

describeBackend({
  backend: createScriptedBackend({
    controlTokens: ['<nexa_0>', '<nexa_end>'],
    answer: () => [controlSegment('<nexa_0>'), textSegment('('), textSegment(')'), controlSegment('<nexa_end>')],
  }),
  model: scriptedModel,
  request: { prompt: [textSegment('hello')] },
  stopToken: '<nexa_end>',
});
