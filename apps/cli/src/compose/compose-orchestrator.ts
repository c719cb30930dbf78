import {
  chooseSimilarExamples,
  createActionPlanner,
  createCompilerPlanner,
  createJsonPlanner,
  createLexicalRetriever,
  createOrchestrator,
  createSplitPlanner,
  narrowTools,
  type Approve,
  type AskPerson,
  type DependOnSteps,
  type Journal,
  type Orchestrator,
  type Planner,
  type RunBudget,
  type StepAgent,
} from '@octoweave/core';
import type { PlannerName } from '../planner-name.ts';
import { askQuestions } from '../input/ask-questions.ts';
import type { Terminal } from '../input/terminal.ts';
import { composeAgent } from './compose-agent.ts';
import { deviceNames } from './name-device.ts';
import type { OpenedModel } from './open-model.ts';
import type { OpenedPack } from './pack/pack-contribution.ts';

/** What an orchestrator of the command line is made of. */
export interface ComposeOrchestratorOptions {
  readonly packs: readonly OpenedPack[];
  /** Stays its owner's. */
  readonly model: OpenedModel;
  readonly planner: PlannerName;
  readonly approve: Approve;
  readonly journal: Journal | undefined;
  /** Who answers questions; undefined where nobody is there. */
  readonly terminal: Terminal | undefined;
  /** @defaultValue `dependOnPrevious` */
  readonly dependOn?: DependOnSteps | undefined;
}

/** For dry runs: nothing comes of a step that another could wait for, so each is planned at once. */
export const planEveryStep: DependOnSteps = () => [];

/** Enough for any request of a person, and the end of a model that goes round in circles. */
const budget: RunBudget = { calls: 64, steps: 32 };

/**
 * The composition root of plans: one model plans, and where it plans steps it turns them into calls as well.
 *
 * @throws {UnknownPackError} where a model that writes functional tokens was not trained for the packs.
 */
export async function composeOrchestrator(options: ComposeOrchestratorOptions): Promise<Orchestrator> {
  const { packs, planner, approve, journal, terminal, dependOn } = options;
  const implemented = packs.map((pack) => pack.implemented);
  return createOrchestrator({
    ...(await composePlanner(options)),
    packs: implemented,
    devices: deviceNames(packs),
    approve,
    ask: terminal && askAt(terminal),
    budget,
    dependOn,
    // What answers a whole request at once would only answer the same again.
    ...(planner === 'calls' && { maximumReplans: 0 }),
    ...(journal && { journal }),
  });
}

/** Who plans, and who carries out steps in words. */
interface ComposedPlanner {
  readonly planner: Planner;
  readonly agents?: readonly StepAgent[];
}

async function composePlanner({ packs, model, planner, approve }: ComposeOrchestratorOptions): Promise<ComposedPlanner> {
  const { session, backend, instruction } = model;
  const { grammars } = backend.capabilities;
  /** An instruct model reads every tool it is offered; one that was trained for its tools does not. */
  const narrowed = (one: Planner): Planner =>
    narrowTools(one, createLexicalRetriever({ packs: packs.map(({ implemented }) => implemented) }));
  switch (planner) {
    case 'compiler':
      return { planner: narrowed(createCompilerPlanner({ session, grammars, examples: chooseSimilarExamples(), ...instruction })) };
    case 'json':
      return { planner: narrowed(createJsonPlanner({ session, ...instruction })) };
    case 'split':
    case 'calls': {
      const { actionModel, tools } = await composeAgent({ packs, model, approve });
      return planner === 'calls'
        ? { planner: createActionPlanner({ actionModel }) }
        : {
            planner: createSplitPlanner({ session, grammars, classifier: model.classifier, readsHistory: false }),
            agents: [{ id: session.model.id, tools, actionModel }],
          };
    }
  }
}

const askAt =
  (terminal: Terminal): AskPerson =>
  ({ calls }, { signal }) =>
    terminal.converse((conversation) => askQuestions(calls, conversation), { signal });
