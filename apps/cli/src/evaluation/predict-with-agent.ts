import {
  dependenciesOf,
  type Agent,
  type AgentEvent,
  type OrchestratorEvent,
  type Planner,
  type ResolvedCall,
  type RunOptions,
} from '@octoweave/core';
import { completeCall, createPredictedCall, type Predict, type PredictedCall, type PredictionFigures } from '@octoweave/core/evaluation';
import { createNormaliser } from '@octoweave/core/normaliser';
import type { CaseClock } from './case-clock.ts';
import type { IsLookedUp } from './looked-up-parameters.ts';
import { predictSteps } from './predict-steps.ts';

type CallEnd = Extract<AgentEvent, { readonly type: 'call-end' }>;

/** What of an agent is evaluated; an agent is one. */
export interface EvaluatedAgent extends Pick<Agent, 'tools' | 'actionModel'> {
  run(query: string, options: RunOptions): AsyncIterable<AgentEvent | OrchestratorEvent>;
}

/** What else predictions are made with. */
export interface PredictWithAgentOptions {
  readonly clock: CaseClock;
  /** Asked where a case is about steps. */
  readonly planner: Planner;
  readonly isLookedUp: IsLookedUp;
}

/** Predicts by running the agent dry, at the time of the case: everything happens but the calls themselves. */
export function predictWithAgent(agent: EvaluatedAgent, { clock, planner, isLookedUp }: PredictWithAgentOptions): Predict {
  const normaliser = createNormaliser();
  const definitions = new Map(agent.tools.map(({ toolId, definition }) => [toolId, definition]));
  /**
   * The values of a call are known before it is sent, but for those of a call that waits for another one, which does not happen. Whether the
   * simulated device knows the people of a test set is no matter of the model's.
   */
  const valuesOf = ({ call, resolved, outcome }: CallEnd): ResolvedCall | undefined => {
    const definition = definitions.get(call.toolId);
    const isWaiting = resolved === undefined && outcome.status === 'skipped' && dependenciesOf(call).length > 0;
    const isUnknown =
      outcome.status === 'needs-input' &&
      outcome.missing.every(({ parameter, reason }) => reason !== 'missing' && isLookedUp(call.toolId, parameter));
    return (isWaiting || isUnknown) && definition ? completeCall(call, { definition, normaliser, context: clock.context }) : resolved;
  };
  return async ({ type, query, now }) => {
    clock.set(now);
    if (type === 'steps') return predictSteps(query, { planner, actionModel: agent.actionModel, tools: agent.tools });
    const calls: PredictedCall[] = [];
    let figures: PredictionFigures = {};
    for await (const event of agent.run(query, { isDryRun: true })) {
      if (event.type === 'call-planned') figures = { firstCallMs: event.atMs, ...figures };
      if (event.type === 'call-end') calls.push(createPredictedCall({ call: event.call, resolved: valuesOf(event) }));
      if (event.type === 'generation-end') figures = { ...figures, text: event.text, outputTokens: event.outputTokens };
      if (event.type === 'generation-start') figures = { ...figures, promptTokens: event.promptTokens };
      if (event.type === 'run-end') figures = { ...figures, endMs: event.figures.totalMs };
    }
    return { status: 'predicted', calls, ...figures };
  };
}
