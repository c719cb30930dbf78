import type { RequestText } from '../call/request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** Judges how likely a request calls each of the tools it was trained on: a second opinion beside that of an action model. */
export interface ToolClassifier {
  /** The tools it can judge. */
  readonly tools: ReadonlySet<ToolId>;
  /**
   * Probabilities, one for each of `tools`. Several tools may be likely at once: calls beside and inside one another.
   *
   * @throws {SessionError} `session-disposed` where the classifier had to be opened and is disposed.
   */
  classify(text: RequestText): Promise<ReadonlyMap<ToolId, number>>;
}
