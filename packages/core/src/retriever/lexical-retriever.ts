import { toolId, type ToolId, type ToolPack } from '../tool/tool-pack.ts';
import { declaredTerms, termsOf } from './lexical-terms.ts';
import type { Retriever } from './retriever.ts';
import { selectTools, type ToolSelection } from './select-tools.ts';

/** What a lexical retriever knows, and how many tools it keeps. */
export interface CreateLexicalRetrieverOptions extends Partial<ToolSelection> {
  readonly packs: readonly ToolPack[];
}

/** How soon a repeated term counts no more, and how much a long declaration counts against itself (the usual values of BM25). */
const saturation = 1.2;
const lengthShare = 0.75;

interface DeclaredTool {
  readonly toolId: ToolId;
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/**
 * Retrieves by the words of the declarations (BM25): names, summaries, parameters, their values, and examples. Needs no training and no model.
 *
 * - Knows no synonyms but those declared, so it keeps many: the eight best, and whatever comes near the best.
 * - A score is a share of what a tool would have that held every term of the request; a request of unknown words scores 0 everywhere.
 *
 * @defaultValue `minimumScore` 0.25, `minimumTools` 8
 */
export function createLexicalRetriever({
  packs,
  minimumScore = 0.25,
  minimumTools = 8,
  maximumTools,
}: CreateLexicalRetrieverOptions): Retriever {
  const declared = packs.flatMap((pack) =>
    pack.definitions.map((definition): DeclaredTool => {
      const terms = declaredTerms(definition);
      return { toolId: toolId(pack.name, definition.name), counts: countTerms(terms), length: terms.length };
    }),
  );
  const meanLength = declared.reduce((sum, { length }) => sum + length, 0) / Math.max(1, declared.length);
  const holders = countTerms(declared.flatMap(({ counts }) => [...counts.keys()]));
  const rarity = (term: string): number =>
    Math.log(1 + (declared.length - (holders.get(term) ?? 0) + 0.5) / ((holders.get(term) ?? 0) + 0.5));

  const scoreOf = ({ counts, length }: DeclaredTool, terms: readonly string[], most: number): number => {
    const share = terms.reduce((sum, term) => {
      const count = counts.get(term) ?? 0;
      return (
        sum + (rarity(term) * count * (saturation + 1)) / (count + saturation * (1 - lengthShare + (lengthShare * length) / meanLength))
      );
    }, 0);
    return most === 0 ? 0 : share / most;
  };

  return {
    tools: new Set(declared.map((tool) => tool.toolId)),
    async retrieve({ text, offered }) {
      const terms = [...new Set(termsOf(text.folded))].filter((term) => holders.has(term));
      const most = terms.reduce((sum, term) => sum + rarity(term) * (saturation + 1), 0);
      const scored = declared
        .filter((tool) => offered?.has(tool.toolId) ?? true)
        .map((tool) => ({ toolId: tool.toolId, score: scoreOf(tool, terms, most) }));
      return selectTools(scored, { minimumScore, minimumTools, maximumTools });
    },
  };
}

function countTerms(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
