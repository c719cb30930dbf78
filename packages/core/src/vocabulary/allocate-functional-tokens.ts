import type { ToolDefinition } from '../tool/tool.ts';
import { toolId, type ToolPack } from '../tool/tool-pack.ts';
import { describeSchema } from '../tool/tool-schema.ts';
import { functionalTokenCapacity, functionalTokenText, type FunctionalToken } from './functional-token.ts';
import { createVocabulary, type CreateVocabularyOptions, type FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';
import { VocabularyError } from './vocabulary-error.ts';

/** What an allocation starts from. */
export interface AllocateFunctionalTokensOptions {
  /** Tokens already trained; they keep their slots. */
  readonly previous?: readonly FunctionalToken[];
  /** Groups of tools that serve the same words. @defaultValue none */
  readonly twins?: CreateVocabularyOptions['twins'];
}

/**
 * Gives every tool of the packs one functional token. Append-only, so trained ids never move.
 *
 * - New tools follow the highest trained slot, in the order of the packs; a tool met twice has one token.
 *
 * @throws {VocabularyError} `vocabulary-full` past the capacity; `vocabulary-changed` where a known tool has another signature.
 */
export function allocateFunctionalTokens(
  packs: readonly ToolPack[],
  { previous = [], twins }: AllocateFunctionalTokensOptions = {},
): FunctionalTokenVocabulary {
  const tokens = [...previous];
  const known = new Map(previous.map((entry) => [entry.toolId, entry]));
  const issues: string[] = [];
  let slot = Math.max(-1, ...previous.map((entry) => entry.slot)) + 1;
  for (const pack of packs)
    for (const definition of pack.definitions) {
      const id = toolId(pack.name, definition.name);
      const signature = signatureOf(definition);
      const earlier = known.get(id);
      if (earlier === undefined) {
        const entry = { slot, text: functionalTokenText(slot), toolId: id, signature };
        tokens.push(entry);
        known.set(id, entry);
        slot += 1;
      } else if (earlier.signature !== signature)
        issues.push(`${id} was known as (${earlier.signature}) and is now declared as (${signature})`);
    }
  if (issues.length > 0)
    throw new VocabularyError({
      code: 'vocabulary-changed',
      message: 'Known tools have changed; add a new tool instead, or train again.',
      issues,
    });
  if (slot > functionalTokenCapacity)
    throw new VocabularyError({
      code: 'vocabulary-full',
      message: `${slot} tools need a token and ${functionalTokenCapacity} are reserved. Leave out a pack.`,
      issues: [],
    });
  return createVocabulary(tokens, { twins });
}

/** The positional parameters as a trained model knows them. */
function signatureOf({ parameters }: ToolDefinition): string {
  return parameters.map(({ name, schema, isOptional }) => `${name}${isOptional ? '?' : ''}: ${describeSchema(schema)}`).join(', ');
}
