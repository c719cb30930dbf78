/** What an example is an example of: calls of a request, or the steps of a plan for it. */
export type ExampleKind = CallKind | PlanKind;

/** Examples of an action model. */
export type CallKind =
  | 'single'
  | 'single-beside'
  | 'single-mention'
  | 'single-corrected'
  | 'missing'
  | 'refusal'
  | 'refusal-disclaimed'
  | 'parallel-written'
  | 'parallel-composed'
  | 'parallel-shared'
  | 'parallel-pronoun'
  | 'nested';

/** Examples of a split planner. */
export type PlanKind = 'plan-single' | 'plan-refusal' | 'plan-composed' | 'plan-shared' | 'plan-pronoun' | 'plan-written';

/** Whether an example is one of a planner. */
export const isPlanKind = (kind: ExampleKind): kind is PlanKind => kind.startsWith('plan-');
