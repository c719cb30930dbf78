import type { VehicleSignalPath } from '../signals/vehicle-signal.ts';
import { motionRate } from './motion-rate.ts';
import { type Motion, motionEntries, type VehicleState } from './vehicle-state.ts';

/**
 * The state some time later.
 *
 * - Pure, and the same in one step as in many: `advance(advance(s, a), b)` equals `advance(s, a + b)`.
 * - A motion that has arrived is gone from `motions`.
 */
export function advance(state: VehicleState, elapsedMs: number): VehicleState {
  const nowMs = state.elapsedMs + elapsedMs;
  const entries = motionEntries(state);
  if (entries.length === 0) return { ...state, elapsedMs: nowMs };
  const moved = entries.map(([path, motion]) => [path, positionAt(path, motion, nowMs)] as const);
  const underWay = entries.filter(([path, motion]) => endMs(path, motion) > nowMs);
  return { elapsedMs: nowMs, values: { ...state.values, ...Object.fromEntries(moved) }, motions: Object.fromEntries(underWay) };
}

/** How long until everything rests. */
export function msUntilRest(state: VehicleState): number {
  return Math.max(0, ...motionEntries(state).map(([path, motion]) => endMs(path, motion) - state.elapsedMs));
}

/** How long until the motions under way bring a state that `accepts`; 0 for the present one, undefined where none will. */
export function msUntil(state: VehicleState, accepts: (state: VehicleState) => boolean): number | undefined {
  let ahead = state;
  while (!accepts(ahead)) {
    const waitMs = msUntilChange(ahead);
    if (waitMs === undefined) return undefined;
    ahead = advance(ahead, waitMs);
  }
  return ahead.elapsedMs - state.elapsedMs;
}

/** Leaves hold whole numbers: the time until one of them shows the next. */
function msUntilChange(state: VehicleState): number | undefined {
  const waits = motionEntries(state).map(([path, motion]) => {
    const underWayMs = state.elapsedMs - motion.startedAtMs;
    const nextMs = Math.ceil(((wholeUnits(path, underWayMs) + 1) / rateOf(path)) * 1000);
    const restMs = endMs(path, motion) - state.elapsedMs;
    return Math.min(Math.max(nextMs - underWayMs, 1), restMs);
  });
  return waits.length === 0 ? undefined : Math.min(...waits);
}

/** A unit shows once the whole of it is travelled, so that the target shows only where the motion ends. */
function positionAt(path: VehicleSignalPath, motion: Motion, nowMs: number): number {
  const { from, target, startedAtMs } = motion;
  if (nowMs >= endMs(path, motion)) return target;
  return from + Math.sign(target - from) * wholeUnits(path, nowMs - startedAtMs);
}

function wholeUnits(path: VehicleSignalPath, underWayMs: number): number {
  return Math.floor((underWayMs / 1000) * rateOf(path));
}

function endMs(path: VehicleSignalPath, { from, target, startedAtMs }: Motion): number {
  return startedAtMs + Math.ceil((Math.abs(target - from) / rateOf(path)) * 1000);
}

function rateOf(path: VehicleSignalPath): number {
  return motionRate(path) ?? Number.POSITIVE_INFINITY;
}
