import type { ActionModel } from '../action/action-model.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { PlannedStep } from '../planner/plan-event.ts';
import type { ToolId } from '../tool/tool-pack.ts';

/** Who turns steps in words into calls: an action model, and the tools it was trained for (a pack, or an adapter composition). */
export interface StepAgent {
  /** Names it in events. */
  readonly id: string;
  /** What it can call; all of them belong to packs of the orchestrator. */
  readonly tools: readonly OfferedTool[];
  readonly actionModel: ActionModel;
}

/** Who carries out a step. */
export interface StepRoute {
  readonly agent: StepAgent;
  /** The tools it is offered for this step. @defaultValue all it has */
  readonly offered?: ReadonlySet<ToolId> | undefined;
}

/** Chooses who carries out a step; undefined where nobody can. */
export type RouteStep = (step: PlannedStep, agents: readonly StepAgent[]) => StepRoute | undefined | Promise<StepRoute | undefined>;

/**
 * The numbers of the steps whose calls must have succeeded before this one begins.
 *
 * - `earlier` are the steps of the plan before it. Numbers that are not among theirs are ignored.
 */
export type DependOnSteps = (step: PlannedStep, earlier: readonly PlannedStep[]) => readonly number[];
