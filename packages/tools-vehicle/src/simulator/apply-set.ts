import type { DeviceChange } from '@octoweave/core';
import { signalDeclaration, type VehicleSignalPath, type VehicleSignalValues } from '../signals/vehicle-signal.ts';
import { VehicleSignalError } from '../signals/vehicle-signal-error.ts';
import { checkSignalPath, checkSignalValue } from './check-signal-value.ts';
import { motionRate } from './motion-rate.ts';
import type { Motions, VehicleState } from './vehicle-state.ts';

/**
 * What a write did.
 *
 * - `value-change`: a leaf holds another value from now on.
 * - `motion-start`: a part set out for `to`; an earlier motion of it is over.
 * - `motion-stop`: a part stays at `at`, short of its target.
 */
export type VehicleStateEvent =
  | {
      readonly type: 'value-change';
      readonly path: VehicleSignalPath;
      readonly from: DeviceChange['from'];
      readonly to: DeviceChange['to'];
    }
  | { readonly type: 'motion-start'; readonly path: VehicleSignalPath; readonly from: number; readonly to: number }
  | { readonly type: 'motion-stop'; readonly path: VehicleSignalPath; readonly at: number };

/** A state and how it came about. */
export interface VehicleStateStep {
  readonly state: VehicleState;
  readonly events: readonly VehicleStateEvent[];
}

/**
 * Writes one leaf the way a VISS server in a car would.
 *
 * - Pure: the given state stays as it is.
 * - What moves at a rate gets a target; everything else changes at once, with what the car changes in answer.
 *
 * @throws {VehicleSignalError} `not_found`, `bad_request`, or `forbidden` for a sensor or attribute.
 */
export function applySet(state: VehicleState, path: string, value: unknown): VehicleStateStep {
  checkSignalPath(path);
  if (signalDeclaration(path).entry !== 'actuator')
    throw new VehicleSignalError({
      code: 'forbidden',
      path,
      message: `${path} is a ${signalDeclaration(path).entry}: it can only be read.`,
    });
  checkSignalValue(path, value);
  if (motionRate(path) !== undefined && typeof value === 'number') return moveTo(state, path, value);
  const step = replaceValues(state, { [path]: value });
  if (path !== 'Vehicle.Cabin.Sunroof.Switch') return step;
  const answer = followSunroofSwitch(step.state);
  return { state: answer.state, events: [...step.events, ...answer.events] };
}

/** Replaces values of any leaves, sensors too, and lets the car answer. What is replaced does not move any more. */
export function replaceValues(state: VehicleState, replaced: Partial<VehicleSignalValues>): VehicleStateStep {
  const values = deriveValues({ ...state.values, ...replaced });
  const paths = Object.keys(values) as VehicleSignalPath[];
  const events = paths.flatMap((path): readonly VehicleStateEvent[] => {
    const [from, to] = [state.values[path], values[path]];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ type: 'value-change', path, from, to }];
  });
  return { state: { ...state, values, motions: without(state.motions, Object.keys(replaced)) }, events };
}

/** What follows from other values by the car's own doing. */
function deriveValues(values: VehicleSignalValues): VehicleSignalValues {
  const { 'Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit': limit, 'Vehicle.Speed': speed } = values;
  return {
    ...values,
    'Vehicle.Powertrain.TractionBattery.Charging.IsCharging':
      values['Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging'] === 'START' &&
      values['Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected'] &&
      values['Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'] < limit,
    'Vehicle.ADAS.CruiseControl.IsActive': values['Vehicle.ADAS.CruiseControl.IsEnabled'] && speed >= slowestCruise,
  };
}

/** Cruise control holds no speed below this, in km/h. */
const slowestCruise = 30;

function moveTo(state: VehicleState, path: VehicleSignalPath, target: number): VehicleStateStep {
  const from = Number(state.values[path]);
  const motions = without(state.motions, [path]);
  if (from === target) {
    const events: readonly VehicleStateEvent[] = path in state.motions ? [{ type: 'motion-stop', path, at: from }] : [];
    return { state: { ...state, motions }, events };
  }
  return {
    state: { ...state, motions: { ...motions, [path]: { from, target, startedAtMs: state.elapsedMs } } },
    events: [{ type: 'motion-start', path, from, to: target }],
  };
}

/** The sunroof has no position to write: its switch sends it to an end, and letting go stops it where it is. */
function followSunroofSwitch(state: VehicleState): VehicleStateStep {
  const path = 'Vehicle.Cabin.Sunroof.Position';
  const held = state.values[path];
  switch (state.values['Vehicle.Cabin.Sunroof.Switch']) {
    case 'INACTIVE':
      return moveTo(state, path, held);
    case 'OPEN':
    case 'ONE_SHOT_OPEN':
      return moveTo(state, path, 100);
    case 'CLOSE':
    case 'ONE_SHOT_CLOSE':
      return moveTo(state, path, 0);
    case 'TILT_UP':
      return moveTo(state, path, -100);
    case 'TILT_DOWN':
      return moveTo(state, path, Math.max(held, 0));
  }
}

function without(motions: Motions, paths: readonly string[]): Motions {
  return Object.fromEntries(Object.entries(motions).filter(([path]) => !paths.includes(path)));
}
