import type { DoorState, HomePlayback, SmokeDetectorStatus } from '../home/home-port.ts';
import { look, type OperationResult, type PhoneOperation } from './phone-operation.ts';
import type { PhoneState } from './phone-state.ts';

/** What can be done at home. */
export interface HomeOperations {
  readonly readSmokeDetector: PhoneOperation<undefined, SmokeDetectorStatus>;
  readonly readThermostat: PhoneOperation<undefined, number>;
  readonly setThermostat: PhoneOperation<number, number>;
  readonly readPlayback: PhoneOperation<undefined, HomePlayback | undefined>;
  readonly play: PhoneOperation<HomePlayback, HomePlayback | undefined>;
  readonly readDoor: PhoneOperation<undefined, DoorState>;
  readonly setDoor: PhoneOperation<DoorState, DoorState>;
}

export const homeOperations: HomeOperations = {
  readSmokeDetector: look(({ home }) => home.smokeDetector),
  readThermostat: look(({ home }) => home.thermostat),
  setThermostat: (state, thermostat) => atHome(state, { thermostat }, thermostat),
  readPlayback: look(({ home }) => home.playback ?? undefined),
  play: (state, playback) => atHome(state, { playback }, playback),
  readDoor: look(({ home }) => home.door),
  setDoor: (state, door) => atHome(state, { door }, door),
};

function atHome<Result>(state: PhoneState, changes: Partial<PhoneState['home']>, result: Result): OperationResult<Result> {
  return { state: { ...state, home: { ...state.home, ...changes } }, result };
}
