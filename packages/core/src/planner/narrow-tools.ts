import { defer, from, switchMap } from 'rxjs';
import { offerRetrieved } from '../retriever/offer-retrieved.ts';
import type { Retriever } from '../retriever/retriever.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { Planner, PlanRequest } from './planner.ts';

/**
 * A planner that is offered the tools a retriever keeps for the request, so that its prompt stays short and its grammar small.
 *
 * - Tools of earlier turns and of the calls so far stay on offer: "make it warmer" names none.
 * - Otherwise as `offerRetrieved`.
 */
export function narrowTools(planner: Planner, retriever: Retriever): Planner {
  const offer = offerRetrieved(retriever);
  const narrow = async (request: PlanRequest): Promise<PlanRequest> => {
    const retrieved = new Set<ToolId>((await offer(request.text, request.tools)).map(({ toolId }) => toolId));
    const used = usedTools(request);
    return { ...request, tools: request.tools.filter(({ toolId }) => retrieved.has(toolId) || used.has(toolId)) };
  };
  return { plan: (request) => defer(() => from(narrow(request)).pipe(switchMap((narrowed) => planner.plan(narrowed)))) };
}

function usedTools({ conversation = [], observations = [] }: PlanRequest): ReadonlySet<ToolId> {
  const ended = [...conversation.flatMap(({ calls = [] }) => calls), ...observations];
  return new Set(ended.map(({ call }) => call.toolId));
}
