import type { JsonValue } from '@octoweave/core';
import { comparable } from '../choose-by-name.ts';
import { diffMacStates, type MacStateDifference } from './compare-mac-states.ts';
import type { MacCollection, MacState, MacWindow } from './mac-state.ts';

/**
 * One thing that must be so in the end. JSON, so that cases can carry it.
 *
 * - `record-created`: a record is there that was not, with these values. `record-changed`: one that was there has these now.
 * - `window-shown`: a window shows this, and did not before.
 */
export type MacGoal =
  | { readonly type: 'record-created'; readonly collection: MacCollection; readonly with: MacGoalValues }
  | { readonly type: 'record-changed'; readonly collection: MacCollection; readonly id: string; readonly with: MacGoalValues }
  | { readonly type: 'window-shown'; readonly window: MacWindow; readonly item: string };

/**
 * Values a record must have; what is not named may be anything.
 *
 * Texts are equal whatever their case and spaces, lists whatever their order; `{ contains }` asks for a piece of a text.
 */
export type MacGoalValues = Readonly<Record<string, JsonValue>>;

/** Two states and what was to come about between them. */
export interface CheckMacGoalsOptions {
  readonly before: MacState;
  readonly after: MacState;
  readonly goals: readonly MacGoal[];
}

/**
 * Why a final state is not the one that was asked for; empty where it is.
 *
 * Every goal is met by a difference of its own, and nothing else differs.
 */
export function checkMacGoals({ before, after, goals }: CheckMacGoalsOptions): readonly string[] {
  const differences = diffMacStates(before, after);
  const places = assign(goals, differences);
  const unmet = goals.filter((_, index) => places[index] === undefined).map((goal) => `not met: ${JSON.stringify(goal)}`);
  const surplus = differences.filter((_, index) => !places.includes(index)).map(({ path }) => `also changed: ${path}`);
  return [...unmet, ...surplus];
}

/** For each goal the index of its difference; as many goals get one as can (augmenting paths). */
function assign(goals: readonly MacGoal[], differences: readonly MacStateDifference[]): readonly (number | undefined)[] {
  const places: (number | undefined)[] = goals.map(() => undefined);
  const place = (goalIndex: number, tried: Set<number>): boolean =>
    differences.some((difference, index) => {
      const goal = goals[goalIndex];
      if (!goal || tried.has(index) || !isMet(goal, difference)) return false;
      tried.add(index);
      const holder = places.indexOf(index);
      if (holder !== -1 && !place(holder, tried)) return false;
      places[goalIndex] = index;
      return true;
    });
  goals.forEach((_, index) => place(index, new Set()));
  return places;
}

function isMet(goal: MacGoal, { path, from, to }: MacStateDifference): boolean {
  switch (goal.type) {
    case 'record-created':
      return path.startsWith(`${goal.collection}/`) && from === null && hasValues(to, goal.with);
    case 'record-changed':
      return path === `${goal.collection}/${goal.id}` && from !== null && hasValues(to, goal.with);
    case 'window-shown':
      return path === `windows/${goal.window}` && to === goal.item;
  }
}

function hasValues(record: JsonValue, wanted: MacGoalValues): boolean {
  return (
    typeof record === 'object' &&
    record !== null &&
    Object.entries(wanted).every(([name, value]) => isSame((record as Readonly<Record<string, JsonValue>>)[name] ?? null, value))
  );
}

function isSame(held: JsonValue, wanted: JsonValue): boolean {
  if (typeof wanted === 'string' && typeof held === 'string') return comparable(held) === comparable(wanted);
  if (Array.isArray(wanted) && Array.isArray(held)) {
    const [left, right] = [held, wanted].map((items: readonly JsonValue[]) => items.map((item) => comparable(String(item))).toSorted());
    return JSON.stringify(left) === JSON.stringify(right);
  }
  if (typeof wanted === 'object' && wanted !== null && 'contains' in wanted)
    return typeof held === 'string' && comparable(held).includes(comparable(String(wanted.contains)));
  return held === wanted;
}
