import type { RequestText } from '../call/request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** What a classifier thinks of a request. */
export interface RequestOpinion {
  /** How likely the request calls each of the classifier's tools. Several may be likely at once: calls beside and inside one another. */
  readonly tools: ReadonlyMap<ToolId, number>;
  /**
   * How likely the request makes no call, one, two ...; the last probability is of so many or more. Calls inside others do not count.
   *
   * @defaultValue it does not count them
   */
  readonly calls?: readonly number[] | undefined;
  /** As `calls`, of the steps of a plan. @defaultValue it does not count them */
  readonly steps?: readonly number[] | undefined;
}

/** Judges requests by the tools it was trained on: a second opinion beside that of an action model. */
export interface ToolClassifier {
  /** The tools it can judge. */
  readonly tools: ReadonlySet<ToolId>;
  /** @throws {SessionError} `session-disposed` where the classifier had to be opened and is disposed. */
  classify(text: RequestText): Promise<RequestOpinion>;
}
