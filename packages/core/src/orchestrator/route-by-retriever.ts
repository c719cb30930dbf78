import { createRequestText } from '../call/request-text.ts';
import type { Retriever } from '../retriever/retriever.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { routeByWords } from './route-by-words.ts';
import type { RouteStep, StepAgent } from './step-agent.ts';

/** Chooses the agent with the tool that a retriever ranks first for the step; where it knows none of their tools, as `routeByWords`. */
export function routeByRetriever(retriever: Retriever): RouteStep {
  return async (step, agents) => {
    const offered = new Set(agents.flatMap(toolIdsOf));
    const [best] = await retriever.retrieve({ text: createRequestText(step.text), offered });
    const agent = best && best.score > 0 ? agents.find((one) => toolIdsOf(one).includes(best.toolId)) : undefined;
    return agent ? { agent } : routeByWords(step, agents);
  };
}

const toolIdsOf = ({ tools }: StepAgent): readonly ToolId[] => tools.map(({ toolId }) => toolId);
