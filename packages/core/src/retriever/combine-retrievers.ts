import type { Retriever } from './retriever.ts';

/**
 * One retriever of several: each tool is judged by the first that knows it.
 *
 * - A trained classifier first and a lexical retriever over all packs behind it serve packs the classifier has never seen.
 * - Each keeps what it would keep on its own; scores of different retrievers stand side by side as they are.
 */
export function combineRetrievers(retrievers: readonly Retriever[]): Retriever {
  const shares = retrievers.map((retriever, index) => {
    const earlier = retrievers.slice(0, index);
    return { retriever, own: [...retriever.tools].filter((id) => earlier.every(({ tools }) => !tools.has(id))) };
  });
  return {
    tools: new Set(shares.flatMap(({ own }) => own)),
    async retrieve({ text, offered }) {
      const retrieved = await Promise.all(
        shares.map(({ retriever, own }) => retriever.retrieve({ text, offered: new Set(own.filter((id) => offered?.has(id) ?? true)) })),
      );
      return retrieved.flat().toSorted((left, right) => right.score - left.score);
    },
  };
}
