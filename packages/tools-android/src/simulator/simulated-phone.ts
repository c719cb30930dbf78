import type { Phone, PhoneServices } from '../phone-port.ts';
import { type PortOptions, throwIfAborted } from '../port-options.ts';
import {
  applyOperation,
  type OperationInput,
  type OperationOutput,
  type PhoneOperationCall,
  type PhoneOperationName,
} from './apply-operation.ts';
import { diffPhoneStates, hashPhoneState, type PhoneStateDifference } from './compare-phone-states.ts';
import { initialPhoneState } from './initial-phone-state.ts';
import type { PhoneState } from './phone-state.ts';
import { simulatedServices } from './simulated-services.ts';

/** How a simulated phone starts. */
export interface SimulatedPhoneOptions {
  /** What differs from the initial state, by its top-level keys. */
  readonly state?: Partial<PhoneState> | undefined;
  /** @defaultValue 10 March 2026, nine in the morning in its time zone, for ever */
  readonly clock?: (() => Date) | undefined;
}

/** A phone that is nothing but its state. */
export interface SimulatedPhone extends Phone {
  readonly isSimulated: true;
  readonly services: Required<PhoneServices>;
  /** The state at this moment; plain JSON that can be kept and sent. */
  snapshot(): PhoneState;
  /** Goes back to a snapshot. */
  restore(state: PhoneState): void;
  /** Equal for equal states. */
  hash(): string;
  /** What differs from an earlier snapshot; empty where nothing does. */
  diff(before: PhoneState): readonly PhoneStateDifference[];
  /** Lets the world change things, by the top-level keys of the state: someone turns a knob, a speaker comes into range. */
  impose(changes: Partial<PhoneState>): void;
}

const fixedNow = '2026-03-10T16:00:00Z';

/** A phone in the computer. Nothing leaves it, and nothing takes time: a device that is out of range is known to be at once. */
export function simulatedPhone({ state: changes = {}, clock = () => new Date(fixedNow) }: SimulatedPhoneOptions = {}): SimulatedPhone {
  let state: PhoneState = { ...initialPhoneState, ...changes };

  const perform = <Name extends PhoneOperationName>(call: PhoneOperationCall<Name>): OperationOutput<Name> => {
    const step = applyOperation(state, call, { now: clock() });
    state = step.state;
    return step.result;
  };
  const withInput =
    <Name extends PhoneOperationName>(name: Name) =>
    async (input: OperationInput<Name>, options: PortOptions = {}): Promise<OperationOutput<Name>> => {
      throwIfAborted(options);
      return perform({ name, input });
    };
  const withoutInput =
    <Name extends PhoneOperationName>(name: undefined extends OperationInput<Name> ? Name : never) =>
    async (options: PortOptions = {}): Promise<OperationOutput<Name>> => {
      throwIfAborted(options);
      return perform({ name, input: undefined as OperationInput<Name> });
    };

  return {
    isSimulated: true,
    alarms: { setAlarm: withInput('setAlarm') },
    audio: { readVolume: withInput('readVolume'), setVolume: withInput('setVolume') },
    bluetooth: {
      readIsEnabled: withoutInput('readBluetooth'),
      enable: withoutInput('enableBluetooth'),
      listDevices: withoutInput('listBluetoothDevices'),
      connect: withInput('connectBluetoothDevice'),
    },
    calendar: { createEvent: withInput('createEvent') },
    camera: { takePhoto: withInput('takePhoto') },
    contacts: { list: withoutInput('listContacts'), listAddresses: withoutInput('listAddresses'), create: withInput('createContact') },
    documents: { list: withoutInput('listDocuments'), print: withInput('printDocument') },
    mail: { send: withInput('sendMail') },
    messages: { send: withInput('sendMessage') },
    notifications: { readZenMode: withoutInput('readZenMode'), setZenMode: withInput('setZenMode') },
    screen: {
      readLight: withoutInput('readLight'),
      setBrightness: withInput('setBrightness'),
      takeScreenshot: withoutInput('takeScreenshot'),
    },
    telephony: { call: withInput('startCall') },
    services: {
      ...simulatedServices({ clock }),
      home: {
        readSmokeDetector: withoutInput('readSmokeDetector'),
        readThermostat: withoutInput('readThermostat'),
        setThermostat: withInput('setThermostat'),
        readPlayback: withoutInput('readPlayback'),
        play: withInput('play'),
        readDoor: withoutInput('readDoor'),
        setDoor: withInput('setDoor'),
      },
    },
    snapshot: () => state,
    restore(kept) {
      state = kept;
    },
    hash: () => hashPhoneState(state),
    diff: (before) => diffPhoneStates(before, state),
    impose(imposed) {
      state = { ...state, ...imposed };
    },
  };
}
