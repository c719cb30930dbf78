import {
  createActionPlanner,
  createAgent,
  createSplitPlanner,
  isAgentError,
  type Agent,
  type Backend,
  type DependOnSteps,
} from '@octoweave/core';
import type { OpenedModel } from '../compose/open-model.ts';
import { openDevices, type ScenarioDevice } from './open-devices.ts';
import type { PlanTurn } from './play-scenario.ts';
import type { Scenario } from './scenario.ts';

/** How a model that writes functional tokens goes about a request: steps in words first, or calls of the whole request at once. */
export type ModelPlanner = 'split' | 'calls';

/** How turns are planned with a model. */
export interface PlanWithModelOptions {
  readonly planner: ModelPlanner;
  /** What a step waits for. @defaultValue that of the orchestrator: the step before it */
  readonly dependOn?: DependOnSteps | undefined;
}

/** Plans turns with a model; the model stays its owner's. */
export function planWithModel(model: OpenedModel, { planner, dependOn }: PlanWithModelOptions): PlanTurn {
  return async (_, devices) => {
    const { actionModel, tools } = await openAgent(model, devices);
    if (planner === 'calls') return { planner: createActionPlanner({ actionModel }) };
    return {
      planner: createSplitPlanner({
        session: model.session,
        grammars: model.backend.capabilities.grammars,
        classifier: model.classifier,
        readsHistory: false,
      }),
      agents: [{ id: model.session.model.id, tools, actionModel }],
      ...(dependOn && { dependOn }),
    };
  };
}

/** Whether the model was trained for all packs of a scenario. */
export async function knowsPacks(model: OpenedModel, scenario: Scenario): Promise<boolean> {
  try {
    await openAgent(model, openDevices(scenario));
    return true;
  } catch (error) {
    if (isAgentError(error) && ['vocabulary-mismatch', 'tool-without-token'].includes(error.code)) return false;
    throw error;
  }
}

/** An agent of a scenario's packs on a model that outlives it. */
function openAgent({ backend, session, classifier }: OpenedModel, devices: readonly ScenarioDevice[]): Promise<Agent> {
  const lent: Backend = { ...backend, openSession: () => Promise.resolve({ ...session, dispose: () => Promise.resolve() }) };
  const packs = devices.map(({ implemented }) => implemented);
  return createAgent({ backend: lent, model: { id: session.model.id, location: session.model.id }, packs, classifier });
}
