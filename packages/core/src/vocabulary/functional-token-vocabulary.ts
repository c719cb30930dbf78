import { digestText } from '../internal/digest.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { controlToken, functionalTokenCapacity, functionalTokenText, type FunctionalToken } from './functional-token.ts';

/**
 * The two-way map between tools and functional tokens. Immutable; grows only at its end.
 *
 * - The digest covers slots, tool identities, signatures and control tokens: two vocabularies with one digest are interchangeable.
 */
export interface FunctionalTokenVocabulary {
  readonly tokens: readonly FunctionalToken[];
  /** Texts of all reserved tokens, used or not, in the order they are added to a tokenizer. */
  readonly reservedTexts: readonly string[];
  readonly digest: string;
  byTool(toolId: ToolId): FunctionalToken | undefined;
  byText(text: string): FunctionalToken | undefined;
  /** Tools of other packs that serve the same words, so that a model divides its choice among them. */
  twinsOf(toolId: ToolId): ReadonlySet<ToolId>;
}

/** What a vocabulary knows besides its tokens. */
export interface CreateVocabularyOptions {
  /** Groups of tools that serve the same words. @defaultValue none */
  readonly twins?: readonly (readonly ToolId[])[] | undefined;
}

/** Makes a vocabulary from its tokens. */
export function createVocabulary(
  tokens: readonly FunctionalToken[],
  { twins = [] }: CreateVocabularyOptions = {},
): FunctionalTokenVocabulary {
  const byTool = new Map(tokens.map((entry) => [entry.toolId, entry]));
  const byText = new Map(tokens.map((entry) => [entry.text, entry]));
  const reservedTexts = [
    ...Array.from({ length: functionalTokenCapacity }, (_, slot) => functionalTokenText(slot)),
    ...Object.values(controlToken),
  ];
  return Object.freeze({
    tokens,
    reservedTexts,
    digest: digestText(
      JSON.stringify([Object.values(controlToken), tokens.map(({ text, toolId, signature }) => [text, toolId, signature])]),
    ),
    byTool: (toolId: ToolId) => byTool.get(toolId),
    byText: (text: string) => byText.get(text),
    twinsOf: (toolId: ToolId) =>
      new Set(
        twins
          .filter((group) => group.includes(toolId))
          .flat()
          .filter((twin) => twin !== toolId),
      ),
  });
}
