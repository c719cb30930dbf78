import type { ToolId } from '../tool/tool-pack.ts';

/** One tool as one token of the model's vocabulary. */
export interface FunctionalToken {
  /** Its place among the reserved tokens, from 0. Never reused. */
  readonly slot: number;
  /** Its text, such as `<nexa_3>`. */
  readonly text: string;
  readonly toolId: ToolId;
  /** Names and schemas of the positional parameters: what a trained model relies on. */
  readonly signature: string;
}

/** Control tokens that are not tools. Their texts are part of every embedded model. */
export const controlToken = {
  /** Ends the calls of a request (Octopus v2, section 3.1). */
  end: '<nexa_end>',
  /** Says that no tool serves the request. */
  abstain: '<nexa_abstain>',
  /** Joins the steps of a plan (Octo-planner, section 3.1). */
  split: '<nexa_split>',
  /** Begins a request. */
  request: '<nexa_request>',
  /** Ends the request and begins the answer. */
  response: '<nexa_response>',
  /** Begins a request to the planner. */
  plan: '<nexa_plan>',
  /** Begins the observation of an earlier step. */
  observation: '<nexa_observation>',
  /** Begins an earlier turn of a conversation. */
  turn: '<nexa_turn>',
} as const;

/** How many tools one vocabulary has room for; shared by every pack to come. */
export const functionalTokenCapacity = 256;

/** The text of a functional token by its slot. */
export const functionalTokenText = (slot: number): string => `<nexa_${slot}>`;
