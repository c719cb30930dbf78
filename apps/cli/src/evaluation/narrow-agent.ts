import {
  createActionPlanner,
  createOrchestrator,
  type ActionModel,
  type Agent,
  type ImplementedToolPack,
  type NormaliseContext,
  type OfferTools,
} from '@octoweave/core';
import { defer, switchMap } from 'rxjs';
import type { EvaluatedAgent } from './predict-with-agent.ts';

/** What an agent is narrowed by. */
export interface NarrowAgentOptions {
  /** Chooses the tools of each request, and of each step of a plan. */
  readonly offer: OfferTools;
  /** Those of the agent. */
  readonly packs: readonly ImplementedToolPack[];
  readonly context: NormaliseContext;
}

/**
 * An agent whose grammar holds, for each request, only the tools it is offered.
 *
 * - A tool that is left out is one of those by which the model may abstain (`createActionModel`): nothing else is called in its place.
 * - The agent stays its owner's.
 */
export function narrowAgent({ tools, actionModel }: Agent, { offer, packs, context }: NarrowAgentOptions): EvaluatedAgent {
  const narrowed: ActionModel = {
    act: (request) =>
      defer(async () => offer(request.text, tools)).pipe(
        switchMap((kept) => actionModel.act({ ...request, offered: new Set(kept.map(({ toolId }) => toolId)) })),
      ),
  };
  const orchestrator = createOrchestrator({
    planner: createActionPlanner({ actionModel }),
    offerTools: offer,
    packs,
    context,
    // What answers a whole request at once would only answer the same again.
    maximumReplans: 0,
  });
  return { tools, actionModel: narrowed, run: (query, options) => orchestrator.run(query, options) };
}
