import 'reflect-metadata';
import { Container } from 'inversify';
import { describe, expect, it } from 'vitest';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { createScriptedBackend, scriptedModel } from '../testing/scripted-backend.ts';
import { agentToken, backendToken, classifierToken, coreModule, modelToken } from './index.ts';

describe('coreModule', () => {
  it('opens one agent from what the composition root binds, with no packs as an empty list', async () => {
    const vocabulary = allocateFunctionalTokens([]);
    const container = new Container();
    container.load(coreModule);
    container.bind(backendToken).toConstantValue(
      createScriptedBackend({
        controlTokens: vocabulary.reservedTexts,
        answer: () => [],
        metadata: { 'octoweave.vocabulary.digest': vocabulary.digest },
      }),
    );
    container.bind(modelToken).toConstantValue(scriptedModel);
    container.bind(classifierToken).toConstantValue({ tools: new Set(), classify: async () => new Map() });
    const agent = await container.getAsync(agentToken);
    expect(agent.vocabulary.tokens).toEqual([]);
    expect(await container.getAsync(agentToken)).toBe(agent);
    await container.unbindAsync(agentToken);
  });
});
