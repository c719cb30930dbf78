import { functionalTokenProtocol, offerRetrieved, type Agent, type OfferTools, type Retriever } from '@octoweave/core';
import { isServed } from '../../benchmarks/retriever/gold-tools.ts';
import { countChatTokens, printChatPrompt } from './chat-prompt.ts';
import type { EvaluatedModel, SetSuccess } from './evaluated-model.ts';
import type { RequestSet } from './request-sets.ts';

/** What chooses the tools of a request, and who answers; without a retriever all are offered. */
export interface ToolChoice {
  readonly name: string;
  readonly retriever: Retriever | undefined;
  /** Who answers. */
  readonly agent: Agent;
}

/** What one choice makes of one set. */
export interface RetrievalFigures extends SetSuccess {
  readonly set: string;
  readonly choice: string;
  readonly requests: number;
  /** Requests that call for tools, and those of them of which all needed tools are on offer. */
  readonly calling: number;
  readonly complete: number;
  /** Tools on offer, on average over all requests. */
  readonly toolsKept: number;
  /** Tokens of the prompt on average: the model's own, and an instruct model's. */
  readonly promptTokens: number;
  readonly chatTokens: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Everything, where there is no retriever. */
export const offerOf = ({ retriever }: ToolChoice): OfferTools => (retriever ? offerRetrieved(retriever) : (_, tools) => tools);

/** Retrieves for each request of a set, and has the model answer with what is kept. */
export async function measureRetrieval(model: EvaluatedModel, set: RequestSet, choice: ToolChoice): Promise<RetrievalFigures> {
  const offer = offerOf(choice);
  const prompts = [];
  const kept: number[] = [];
  let calling = 0;
  let complete = 0;
  for (const { text, ways } of set.requests) {
    const tools = await offer(text, model.agent.tools);
    const offered = new Set(tools.map(({ toolId }) => toolId));
    kept.push(tools.length);
    prompts.push(printChatPrompt(text, tools));
    if (ways.length === 0) continue;
    calling += 1;
    if (isServed(ways, offered)) complete += 1;
  }
  const { tokenizer } = model.session;
  const own = await Promise.all(set.requests.map(({ text }) => tokenizer.encode(functionalTokenProtocol.prompt(text))));
  return {
    set: set.name,
    choice: choice.name,
    requests: set.requests.length,
    calling,
    complete,
    toolsKept: mean(kept),
    promptTokens: mean(own.map(({ length }) => length)),
    chatTokens: mean(countChatTokens(prompts)),
    ...(await model.score(set, { agent: choice.agent, offer: choice.retriever && offer })),
  };
}
