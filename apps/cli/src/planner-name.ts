/**
 * Ways to a plan.
 *
 * - `split`: the model splits the request into steps in words, and makes calls of each. `calls`: it makes calls of the whole request at once.
 * - `compiler`: an instruct model writes calls that refer to each other, in the language of plans. `json`: it writes JSON tool calls.
 */
export const plannerNames = ['split', 'calls', 'compiler', 'json'] as const;
export type PlannerName = (typeof plannerNames)[number];

/** `--plan`, with or without the name of a planner. */
export type PlanOption = PlannerName | true;
