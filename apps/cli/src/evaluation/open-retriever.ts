import { openOnnxRetriever } from '@octoweave/backend-node';
import { createLexicalRetriever, type Retriever, type ToolPack } from '@octoweave/core';
import { embeddedRetriever } from '@octoweave/models';
import type { RetrieverName } from './retriever-name.ts';

/** A retriever, owned by whoever opened it. */
export interface OpenedRetriever extends Retriever {
  dispose(): Promise<void>;
}

/** Opens a retriever for some packs; tools that the trained one does not know are always offered (`offerRetrieved`). */
export async function openRetriever(name: RetrieverName, packs: readonly ToolPack[]): Promise<OpenedRetriever> {
  switch (name) {
    case 'classifier':
      return openOnnxRetriever({ model: embeddedRetriever() });
    case 'lexical':
      return { ...createLexicalRetriever({ packs }), dispose: () => Promise.resolve() };
  }
}
