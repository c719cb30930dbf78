import type { RequestText } from '../call/request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** What a retriever is asked. */
export interface RetrievalRequest {
  readonly text: RequestText;
  /** Tools that may be offered. @defaultValue every tool the retriever knows */
  readonly offered?: ReadonlySet<ToolId> | undefined;
}

/** A tool worth offering. */
export interface RetrievedTool {
  readonly toolId: ToolId;
  /** From 0 to 1. Comparable within one retriever; only the classifier's is a probability. */
  readonly score: number;
}

/**
 * Chooses the tools worth offering for a request, so that prompts and grammars stay small.
 *
 * - Leaving a tool out costs the request, one too many costs little: retrievers err towards keeping.
 * - A retriever judges the tools it knows and says nothing of others: who offers those decides about them (`offerRetrieved`).
 */
export interface Retriever {
  /** The tools it can judge. */
  readonly tools: ReadonlySet<ToolId>;
  /**
   * Best first, each tool at most once, and none that is not both known and offered.
   *
   * - A tool's score depends on the request alone, never on what else is offered.
   *
   * @throws {SessionError} `session-disposed` where the retriever had to be opened and is disposed.
   */
  retrieve(request: RetrievalRequest): Promise<readonly RetrievedTool[]>;
}
