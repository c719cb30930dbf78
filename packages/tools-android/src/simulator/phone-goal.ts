import type { JsonValue } from '@octoweave/core';
import { diffPhoneStates } from './compare-phone-states.ts';
import type { PhoneState } from './phone-state.ts';

/** A phone before and after a run. */
export interface PhoneRun {
  readonly before: PhoneState;
  readonly after: PhoneState;
}

/** What must hold of a phone after a run. */
export interface PhoneGoal {
  /** A true sentence where the goal is met: `media volume is 6`. */
  readonly sentence: string;
  /** Paths of what the goal speaks about, as differences name them. */
  readonly paths: readonly string[];
  isMet(run: PhoneRun): boolean;
}

/**
 * The sentences of goals that are not met; empty where all are.
 *
 * - Whatever differs and no goal speaks about is a miss of its own, so that a run which does too much is found out.
 */
export function missedPhoneGoals(goals: readonly PhoneGoal[], run: PhoneRun): readonly string[] {
  const missed = goals.filter((goal) => !goal.isMet(run)).map(({ sentence }) => sentence);
  const spoken = goals.flatMap(({ paths }) => paths);
  const surplus = diffPhoneStates(run.before, run.after).filter(({ path }) => !spoken.some((covered) => isWithin(path, covered)));
  return [...missed, ...surplus.map(({ path, from, to }) => `${path} stays ${JSON.stringify(from)} and is not ${JSON.stringify(to)}`)];
}

/** A single value is so after the run: `phoneValueIs('audio.media.index', 6)`. */
export function phoneValueIs(path: string, value: JsonValue): PhoneGoal {
  return {
    sentence: `${path} is ${JSON.stringify(value)}`,
    paths: [path],
    isMet: ({ after }) => JSON.stringify(valueAt(after, path)) === JSON.stringify(value),
  };
}

/** Collections of a phone whose items a goal can count, by path. */
export type CollectionPath = 'alarms' | 'calendar.events' | 'calls' | 'contacts' | 'mail' | 'messages' | 'photos' | 'printJobs';

/** Exactly one item is new, and it has these values: `phoneItemIsAdded('messages', { number: '+1…', text: 'Late' })`. */
export function phoneItemIsAdded(path: CollectionPath, values: Readonly<Record<string, JsonValue>>): PhoneGoal {
  return {
    sentence: `one item with ${JSON.stringify(values)} is new in ${path}`,
    paths: [path],
    isMet({ before, after }) {
      const [kept, present] = [valueAt(before, path), valueAt(after, path)];
      if (!isRecord(kept) || !isRecord(present)) return false;
      const added = Object.keys(present).filter((id) => !(id in kept));
      const isUntouched = Object.entries(kept).every(([id, item]) => JSON.stringify(present[id]) === JSON.stringify(item));
      const item = present[added[0] ?? ''];
      return added.length === 1 && isUntouched && isRecord(item) && hasValues(item, values);
    },
  };
}

/** Nothing differs at all: for requests no tool can follow, and for calls nobody approved. */
export const phoneIsUntouched: PhoneGoal = {
  sentence: 'nothing has changed',
  paths: [],
  isMet: ({ before, after }) => diffPhoneStates(before, after).length === 0,
};

const isWithin = (path: string, covered: string): boolean => path === covered || path.startsWith(`${covered}.`);

type JsonRecord = Readonly<Record<string, JsonValue>>;

const isRecord = (value: JsonValue | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasValues = (item: JsonRecord, values: JsonRecord): boolean =>
  Object.entries(values).every(([key, value]) => JSON.stringify(item[key]) === JSON.stringify(value));

function valueAt(state: PhoneState, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>((value, key) => (isRecord(value) ? value[key] : undefined), state as unknown as JsonValue);
}
