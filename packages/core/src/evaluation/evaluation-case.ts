import type { JsonValue } from '../internal/json.ts';

/** A call that is right for a case. Any value may be, or a list may hold, `{"$call": {"tool", "args"}}`: a nested call. */
export interface GoldCall {
  /** `pack.name`, or bare where the set is for one pack. */
  readonly tool: string;
  readonly args: Readonly<Record<string, JsonValue>>;
}

/** A numbered call. A value that is `"$n"` as a whole is the output of call n, which comes earlier; `"you owe $2"` is text. */
export interface GoldPlanCall extends GoldCall {
  readonly id: number;
}

/** What a planner should make of a request: words, and the tools of which any one carries them out; several are twins of different packs. */
export interface GoldStep {
  readonly text: string;
  readonly tools: readonly string[];
}

/** Widens one gold argument: a value is right too if it meets any one of these, and both of `min` and `max` where both are given. */
export interface AcceptedValues {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Other values, compared by the parameter's rule; null where the argument may be absent. */
  readonly any_of?: readonly JsonValue[] | undefined;
  /** Lower-case pieces that must all be in the text. */
  readonly contains?: readonly string[] | undefined;
  /** Any text that is not blank. */
  readonly any_text?: boolean | undefined;
  /** Replaces the compare rule by equality of every code point. */
  readonly verbatim?: boolean | undefined;
}

/** Widened arguments by path: `<call index, from 0>.<argument>[.<list index or argument of the nested call>...]`. */
export type AcceptedArguments = Readonly<Record<string, AcceptedValues>>;

interface CaseCore {
  /** Unique within its file. */
  readonly id: string;
  readonly query: string;
  readonly tags: readonly string[];
  /** The clock of the case, local: `YYYY-MM-DD HH:MM:SS`. @defaultValue the simulator's */
  readonly now: string | undefined;
}

interface CallExpectations<Call extends GoldCall> {
  /** Other call lists that are just as right; `accept` and `absent` do not apply to them. */
  readonly alternatives: readonly (readonly Call[])[];
  readonly accept: AcceptedArguments;
  /** Tools that must not be called, whatever else is right. */
  readonly forbid: readonly string[];
  /** Paths, as in `accept`, of arguments that must stay unset; a default value counts as unset. */
  readonly absent: readonly string[];
}

/** A request and its calls in the order in which they are spoken; without calls, no tool may be called. */
export interface CallsCase extends CaseCore, CallExpectations<GoldCall> {
  readonly type: 'calls';
  readonly calls: readonly GoldCall[];
}

/** A request whose calls need each other's outputs; scored as a graph. */
export interface PlanCase extends CaseCore, CallExpectations<GoldPlanCall> {
  readonly type: 'plan';
  readonly plan: readonly GoldPlanCall[];
}

/** A request to a planner; scored by the tools of its steps and by their order. Without steps nothing may be done. */
export interface StepsCase extends CaseCore {
  readonly type: 'steps';
  readonly steps: readonly GoldStep[];
  /** Pairs of step indexes, from 0: the first before the second. */
  readonly order: 'any' | readonly (readonly [before: number, after: number])[];
}

/** A case that is one request: what is predicted and scored. */
export type RequestCase = CallsCase | PlanCase | StepsCase;

/** Requests that share a conversation. Each turn is scored as a case of its own, named `<id>.<n>` from 1 where it has no id. */
export interface DialogueCase {
  readonly type: 'dialogue';
  readonly id: string;
  readonly tags: readonly string[];
  readonly turns: readonly RequestCase[];
}

/** One line of an evaluation file. */
export type EvaluationCase = RequestCase | DialogueCase;

/** The requests of a case, in the order in which they are made. */
export function requestsOf(evaluationCase: EvaluationCase): readonly RequestCase[] {
  return evaluationCase.type === 'dialogue' ? evaluationCase.turns : [evaluationCase];
}
