import type { ModelDescription } from '@octoweave/core';
import type { PlannerName, PlanOption } from '../planner-name.ts';
import { UsageError } from '../usage-error.ts';
import type { OpenedModel } from './open-model.ts';

/** Metadata of a model that was trained to split requests into steps: the format in which it is asked to. */
const splitFormat = 'octoweave.plan.format';

/**
 * The planner that was asked for, or the one with which such a model does best: of octoweave's models whole answers are more often right than steps
 * (`npm run scenarios`).
 *
 * @throws {UsageError} where the model cannot plan that way.
 */
export function resolvePlanner(requested: PlanOption | undefined, { name, session, instruction }: OpenedModel): PlannerName {
  const isInstruct = instruction !== undefined;
  if (requested === undefined || requested === true) return isInstruct ? 'compiler' : 'calls';
  if (isInstruct !== instructPlanners.has(requested))
    throw new UsageError(
      isInstruct
        ? `The model ${name} follows instructions; --plan takes compiler or json with it.`
        : `--plan ${requested} takes a model that follows instructions, and ${name} does not: give one with --model or --server, or use --plan split or calls.`,
    );
  if (requested === 'split' && !wasMadeToSplit(session.model))
    throw new UsageError(`The model ${name} was not made to split requests into steps. Use --plan calls, or --model octoweave-trio.`);
  return requested;
}

const instructPlanners: ReadonlySet<PlannerName> = new Set<PlannerName>(['compiler', 'json']);

const wasMadeToSplit = ({ metadata }: ModelDescription): boolean => metadata[splitFormat] === '1';
