import type { RequestText } from '../call/request-text.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { Retriever } from './retriever.ts';

/**
 * Narrows the tools of a prompt or grammar to those a retriever keeps. Fits `offerTools` of an orchestrator.
 *
 * - Tools the retriever does not know are always kept: a pack of somebody else's must work before anybody has trained anything.
 * - Tools stay in the order they came in, which trained models know them by.
 */
export function offerRetrieved(
  retriever: Retriever,
): (text: RequestText, tools: readonly OfferedTool[]) => Promise<readonly OfferedTool[]> {
  return async (text, tools) => {
    const retrieved = await retriever.retrieve({ text, offered: new Set(tools.map(({ toolId }) => toolId)) });
    const kept = new Set(retrieved.map(({ toolId }) => toolId));
    return tools.filter(({ toolId }) => kept.has(toolId) || !retriever.tools.has(toolId));
  };
}
