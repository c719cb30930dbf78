import { z } from 'zod';
import type { ToolId } from '../tool/tool-pack.ts';
import { functionalTokenText } from './functional-token.ts';
import { createVocabulary, type FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';

/** Keys of a model file, and what stands under them as JSON: `[[slot, tool id, signature], ...]` and `[[tool id, ...], ...]`. */
export const vocabularyKeys = { tokens: 'octoweave.vocabulary.tokens', twins: 'octoweave.vocabulary.twins' } as const;

const toolIdSchema = z.custom<ToolId>((value) => typeof value === 'string' && /^[^.]+\.[^.]+$/u.test(value));
const tokensSchema = z.array(z.tuple([z.int().nonnegative(), toolIdSchema, z.string()]));
const twinsSchema = z.array(z.array(toolIdSchema));

/** The vocabulary that a model file brings, so that an agent may offer any of its packs; undefined where it brings none that can be read. */
export function readVocabulary(metadata: Readonly<Record<string, string>>): FunctionalTokenVocabulary | undefined {
  const tokens = tokensSchema.safeParse(parse(metadata[vocabularyKeys.tokens]));
  if (!tokens.success) return undefined;
  const twins = twinsSchema.safeParse(parse(metadata[vocabularyKeys.twins]));
  return createVocabulary(
    tokens.data.map(([slot, toolId, signature]) => ({ slot, text: functionalTokenText(slot), toolId, signature })),
    { twins: twins.data },
  );
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
