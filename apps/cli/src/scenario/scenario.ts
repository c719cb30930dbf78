import type { JsonValue } from '@octoweave/core';

/** Packs that scenarios are played with, each on a simulated device. */
export const scenarioPackNames = ['vehicle', 'android', 'macos', 'doordash', 'yelp'] as const;
export type ScenarioPackName = (typeof scenarioPackNames)[number];

/** How a call ends: `failed` with its code; `repeated` where it had been done before, and is not even planned. */
export type CallEnd = 'succeeded' | 'denied' | 'skipped' | 'needs-input' | 'repeated' | `failed:${string}`;

/**
 * An argument of a planned call, in JSON.
 *
 * - `"$n"` as a whole, or as an item of a list: what call n of the turn returned. `{"said": words}`: words, for a normaliser. `{"missing": true}`:
 *   needed and not said. Anything else is a canonical value; a text that holds `$1` among other words is text.
 */
export type PlannedArgument = JsonValue;

/** A call of the perfect plan, numbered through all steps and plans of its turn from 1. */
export interface ScenarioCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, PlannedArgument>>;
  readonly ends: CallEnd;
  /** What it must return; compared as changes are. */
  readonly value?: JsonValue | undefined;
}

/** A step of the perfect plan: what a split planner says, and the calls it comes to. */
export interface ScenarioStep {
  readonly say: string;
  readonly calls: readonly ScenarioCall[];
}

/** What somebody who is asked for consent says. Each is said once, to the first request of that tool with these values. */
export interface ScriptedConsent {
  readonly tool: string;
  readonly with: Readonly<Record<string, JsonValue>>;
  readonly decision: 'approve' | 'deny' | { readonly edit: Readonly<Record<string, JsonValue>> };
}

/** What somebody answers to a question about a parameter; null for no answer. Each is said once. */
export interface ScriptedAnswer {
  readonly tool: string;
  readonly parameter: string;
  /** The choices that must be offered. */
  readonly choices?: readonly JsonValue[] | undefined;
  readonly answer: JsonValue;
}

/**
 * What may change, by path of the simulator's differences; nothing else may.
 *
 * - `messages.*` stands for new things: one where a value is given, as many as in a list of values.
 * - Objects may have more keys. Texts are compared without case, outer spaces and the last full stop; `{"contains": [...]}` asks for pieces,
 *   `{"exact": text}` for every character.
 */
export type ExpectedChanges = Readonly<Record<string, JsonValue>>;

/** One request of a scenario, and all that is right about what comes of it. */
export interface ScenarioTurn {
  readonly query: string;
  /** The first plan, and those written when the planner is asked again. */
  readonly plans: readonly (readonly ScenarioStep[])[];
  /** What the planner tells the person at the end. */
  readonly answer?: string | undefined;
  readonly consent: readonly ScriptedConsent[];
  readonly answers: readonly ScriptedAnswer[];
  readonly status: string;
  readonly changes: Readonly<Partial<Record<ScenarioPackName, ExpectedChanges>>>;
  /** Tools that must not be started. */
  readonly forbid: readonly string[];
  /** Codes of warnings that the plan gives rise to. */
  readonly warnings: readonly string[];
}

/**
 * What goes wrong with a tool.
 *
 * - `refuses`: it does nothing and says so. `crashes`: it throws. `hangs`: it does nothing and never answers. `loses-answer`: it does what was
 *   asked, and then says that it did not work.
 */
export type FaultKind = 'refuses' | 'crashes' | 'hangs' | 'loses-answer';

/** A fault of a tool. */
export interface ScenarioFault {
  readonly tool: string;
  readonly fault: FaultKind;
  /** Which of its runs it happens to, from 1. @defaultValue all of them */
  readonly run?: number | undefined;
}

/** How the person writes plans: calls that refer to each other, or steps in words. */
export type PlanSyntax = 'compiler' | 'split';

/** Requests to simulated devices, what people say to questions, and what must have become of it. */
export interface Scenario {
  readonly id: string;
  readonly tags: readonly string[];
  readonly packs: readonly ScenarioPackName[];
  /** What differs from the simulators' own beginnings, by pack. For a car also `preset`. */
  readonly devices: Readonly<Partial<Record<ScenarioPackName, Readonly<Record<string, JsonValue>>>>>;
  readonly faults: readonly ScenarioFault[];
  /** The only syntax that says it; undefined where both do. */
  readonly only?: PlanSyntax | undefined;
  readonly turns: readonly ScenarioTurn[];
}
