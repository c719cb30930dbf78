import type { MissingValue, ToolOutcome } from '../call/tool-outcome.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import { isToolFailure } from '../tool/tool-failure.ts';
import { isToolNeedsInput, type ToolNeedsInput } from '../tool/tool-needs-input.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';

/** How a call ends whose tool threw; changes it had made are for whoever heard of them to add. */
export type ThrownOutcome = Extract<ToolOutcome, { status: 'failed' | 'needs-input' }>;

/** Turns whatever a tool throws into an outcome. */
export function outcomeOfThrow(error: unknown, { name }: AnyToolDefinition): ThrownOutcome {
  if (isToolNeedsInput(error)) return { status: 'needs-input', missing: [questionOf(error)] };
  const failure = isToolFailure(error)
    ? { code: error.code, message: error.message, advice: error.advice }
    : { code: 'tool-threw', message: `${name} failed: ${thrownMessage(error)}`, advice: undefined };
  return { status: 'failed', ...failure, changes: [] };
}

/** A question of a tool; without choices it knows nothing by what was said. */
export const questionOf = ({ parameter, question, choices }: ToolNeedsInput): MissingValue => ({
  parameter,
  reason: choices.length === 0 ? 'invalid' : 'ambiguous',
  question,
  choices,
});
