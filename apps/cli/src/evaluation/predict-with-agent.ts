import type { Agent } from '@octoweave/core';
import { createPredictedCall, type Predict, type PredictedCall, type PredictionFigures } from '@octoweave/core/evaluation';
import type { CaseClock } from './case-clock.ts';

/** Predicts by running the agent dry, at the time of the case: everything happens but the calls themselves. */
export function predictWithAgent(agent: Agent, clock: CaseClock): Predict {
  return async ({ query, now }) => {
    clock.set(now);
    const calls: PredictedCall[] = [];
    let figures: PredictionFigures = {};
    for await (const event of agent.run(query, { isDryRun: true })) {
      if (event.type === 'call-planned') figures = { firstCallMs: event.atMs, ...figures };
      if (event.type === 'call-end') calls.push(createPredictedCall(event));
      if (event.type === 'generation-end') figures = { ...figures, text: event.text, outputTokens: event.outputTokens };
      if (event.type === 'generation-start') figures = { ...figures, promptTokens: event.promptTokens };
      if (event.type === 'run-end') figures = { ...figures, endMs: event.figures.totalMs };
    }
    return { status: 'predicted', calls, ...figures };
  };
}
