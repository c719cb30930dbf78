import { controlSegment, textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import type { EndedCall } from '../call/continue-calls.ts';
import type { RequestText } from '../call/request-text.ts';
import { printObservation } from '../planner/print-observation.ts';
import { controlToken } from '../vocabulary/functional-token.ts';

/** How a request is put to a functional-token model, and what its answer may look like. */
export interface ActionProtocol {
  readonly id: string;
  /** The prompt. What the person said and what tools returned are always text segments. */
  readonly prompt: (request: RequestText, observations?: readonly EndedCall[]) => readonly PromptSegment[];
  /** Whether the answer follows our call language, so that a grammar can hold it and spans are words of the folded request. */
  readonly isConstrained: boolean;
  /** Control tokens that a model must have for it, besides those of the tools. */
  readonly controlTokens: readonly string[];
  /** Whether models made for it carry the digest of their vocabulary. */
  readonly needsDigest: boolean;
  /** Whether the prompt holds what came of earlier calls, and `$n` may be the value of one. @defaultValue false */
  readonly readsObservations?: boolean;
}

/** Format 1 of our embedded models (`docs/call-language.md`): two control tokens around the folded request, whatever the number of tools. */
export const functionalTokenProtocol: ActionProtocol = {
  id: 'functional-token-1',
  prompt: ({ folded }) => [controlSegment(controlToken.request), textSegment(folded), controlSegment(controlToken.response)],
  isConstrained: true,
  controlTokens: [controlToken.end, controlToken.abstain, controlToken.request, controlToken.response],
  needsDigest: true,
};

/**
 * Format 1 for models that were trained to carry out steps of a plan: what came of earlier calls follows the folded step, each after
 * `<nexa_observation>`. The embedded models are not.
 */
export const observingTokenProtocol: ActionProtocol = {
  ...functionalTokenProtocol,
  id: 'functional-token-1-observing',
  prompt: ({ folded }, observations = []) => [
    controlSegment(controlToken.request),
    textSegment(folded),
    ...observations.flatMap((observation) => [controlSegment(controlToken.observation), textSegment(printObservation(observation))]),
    controlSegment(controlToken.response),
  ],
  controlTokens: [...functionalTokenProtocol.controlTokens, controlToken.observation],
  readsObservations: true,
};

/** The prompt of the released Octopus v2 model, word for word (model card; paper section 3.1). Its answers are read tolerantly. */
export const octopusProtocol: ActionProtocol = {
  id: 'octopus-v2',
  prompt: ({ original }) => [
    textSegment(
      'Below is the query from the users, please call the correct function and generate the parameters to call the function.\n\nQuery: ',
    ),
    textSegment(original),
    textSegment(' \n\nResponse:'),
  ],
  isConstrained: false,
  controlTokens: [controlToken.end],
  needsDigest: false,
};
