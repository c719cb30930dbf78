import {
  allocateFunctionalTokens,
  controlToken,
  textSegment,
  type InstructionOptions,
  type PromptSegment,
  type ToolPack,
} from '@octoweave/core';
import { createScriptedBackend, scriptedModel } from '@octoweave/core/testing';
import type { OpenedModel } from '../compose/open-model.ts';

/** What a model writes, in the order in which it is asked. */
export interface ScriptedModelOptions {
  readonly answers: readonly (readonly PromptSegment[])[];
  /** Set for one that follows instructions. */
  readonly instruction?: InstructionOptions;
  /** Those it was trained for. */
  readonly packs?: readonly ToolPack[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A model whose answers are written down, and what it was asked. */
export interface ScriptedModel extends OpenedModel {
  readonly prompts: readonly (readonly PromptSegment[])[];
}

/** Opens it. Without a further answer it writes nothing. */
export async function openScriptedModel({ answers, instruction, packs = [], metadata = {} }: ScriptedModelOptions): Promise<ScriptedModel> {
  const vocabulary = allocateFunctionalTokens(packs);
  const prompts: (readonly PromptSegment[])[] = [];
  const backend = createScriptedBackend({
    controlTokens: [...Object.values(controlToken), ...vocabulary.tokens.map(({ text }) => text)],
    metadata: { 'octoweave.vocabulary.digest': vocabulary.digest, ...metadata },
    answer: (prompt) => {
      prompts.push(prompt);
      return answers[prompts.length - 1] ?? [];
    },
  });
  const session = await backend.openSession({ model: scriptedModel });
  return {
    name: 'scripted',
    session,
    backend: { ...backend, openSession: async () => session },
    instruction,
    classifier: undefined,
    prompts,
  };
}

/** What an instruct model writes: a text in one piece. */
export const written = (text: string): readonly PromptSegment[] => [textSegment(text)];
