import {
  createSplitPlanner,
  denyAll,
  type Agent,
  type ImplementedToolPack,
  type OfferTools,
  type Session,
  type ToolClassifier,
} from '@octoweave/core';
import { createParameterLookup, runEvaluation, type CaseScore } from '@octoweave/core/evaluation';
import { composeAgent } from '../../apps/cli/src/compose/compose-agent.ts';
import { openModel } from '../../apps/cli/src/compose/open-model.ts';
import { openPacks, simulated } from '../../apps/cli/src/compose/open-packs.ts';
import { declarePacks, findPacks } from '../../apps/cli/src/compose/pack/known-packs.ts';
import { createCaseClock } from '../../apps/cli/src/evaluation/case-clock.ts';
import { findLookedUpParameters } from '../../apps/cli/src/evaluation/looked-up-parameters.ts';
import { narrowAgent } from '../../apps/cli/src/evaluation/narrow-agent.ts';
import { predictWithAgent } from '../../apps/cli/src/evaluation/predict-with-agent.ts';
import type { RequestSet } from './request-sets.ts';

/** The packs whose tools, 59 in all, are on offer. */
export const packNames = ['vehicle', 'android', 'macos'] as const;

/** How many requests are answered with the right tools. */
export interface SetSuccess {
  /** Requests that call for tools. */
  readonly scored: number;
  /** Of these, call graphs isomorphic on tool names; for plans, the right tools of the steps, in a right order. */
  readonly succeeded: number;
}

/** Who answers, and who chooses the tools. */
export interface ScoreOptions {
  readonly agent: Agent;
  /** @defaultValue everything, without a retriever */
  readonly offer?: OfferTools | undefined;
}

/** A model that is open, with the tools of all packs. Owned by whoever opened it. */
export interface EvaluatedModel {
  readonly session: Session;
  /** The model alone. */
  readonly agent: Agent;
  readonly packs: readonly ImplementedToolPack[];
  /** The model with a second opinion; disposed of with it. */
  advisedBy(classifier: ToolClassifier): Promise<Agent>;
  /** Scores a set as `octoweave eval` does. */
  score(set: RequestSet, options: ScoreOptions): Promise<SetSuccess>;
  dispose(): Promise<void>;
}

/** Opens a model by its path, or by the name of one that is embedded. */
export async function openEvaluatedModel(path: string): Promise<EvaluatedModel> {
  const contributions = await findPacks(packNames);
  const { packs: opened, dispose: closePacks } = await openPacks(contributions, simulated);
  const packs = opened.map(({ implemented }) => implemented);
  const parameterOf = createParameterLookup(await declarePacks(contributions));
  const clock = createCaseClock();
  const model = await openModel({ model: path, pack: packNames });
  const advisedBy = (classifier: ToolClassifier | undefined): Promise<Agent> =>
    composeAgent({ packs: opened, model: { ...model, classifier }, approve: denyAll, context: clock.context });
  const agent = await advisedBy(undefined);
  const predicting = { clock, planner: createSplitPlanner({ session: model.session }), isLookedUp: findLookedUpParameters(packs) };
  return {
    session: model.session,
    agent,
    packs,
    advisedBy,
    async score(set, { agent: answering, offer }) {
      const evaluated = offer ? narrowAgent(answering, { offer, packs, context: clock.context }) : answering;
      const scores: CaseScore[] = [];
      await runEvaluation({
        files: [set.file],
        predict: predictWithAgent(evaluated, predicting),
        parameterOf,
        onProgress: ({ score }) => scores.push(score),
      });
      return successOf(scores);
    },
    async dispose() {
      await agent.dispose();
      await closePacks();
    },
  };
}

function successOf(scores: readonly CaseScore[]): SetSuccess {
  const outcomes = scores.flatMap(({ request, expectation, isFunctionRight, isGraphRight }) => {
    if (request.type === 'steps') return expectation === 'calls' ? [isFunctionRight] : [];
    return isGraphRight ?? [];
  });
  return { scored: outcomes.length, succeeded: outcomes.filter(Boolean).length };
}
