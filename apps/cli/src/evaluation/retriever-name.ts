/** Who chooses tools: the trained retriever that comes with Octoweave, or one that goes by the words of the declarations. */
export const retrieverNames = ['classifier', 'lexical'] as const;

export type RetrieverName = (typeof retrieverNames)[number];
