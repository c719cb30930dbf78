import {
  cannotUndo,
  type ChangedCall,
  defineTool,
  type Tool,
  type ToolDefinition,
  type ToolUndo,
  undoBy,
  type UndoCall,
} from '@octoweave/core';
import { z } from 'zod';
import { type CarPlace, cornerPlace, readSides } from '../car-side.ts';
import { requireDrivingState } from '../driving-state.ts';
import { cornerWords } from '../people-words.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const doors = ['all', 'front left', 'front right', 'rear left', 'rear right'] as const;
const actions = ['lock', 'unlock'] as const;

export interface ControlDoorLockInput {
  readonly door: (typeof doors)[number];
  readonly action: (typeof actions)[number];
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  lock: ['lock up', 'secure', 'bolt'],
  unlock: ['unbolt', 'let in', 'open up'],
};

export const controlDoorLock: ToolDefinition<ControlDoorLockInput, boolean> = defineTool({
  name: 'control_door_lock',
  title: 'Lock or unlock doors',
  category: 'security',
  summary: 'Lock or unlock one door or all of them.',
  input: z.strictObject({
    door: z.enum(doors).meta({
      description: 'Which door.',
      synonyms: { all: ['car', 'the car', 'doors', 'the doors', 'all doors', 'every door', 'everything'], ...cornerWords },
    }),
    action: z.enum(actions).meta({ description: 'Lock or unlock.', synonyms: actionWords }),
  }),
  output: z.boolean().describe('True if the lock reports the wanted state.'),
  effect: 'sensitive',
  confirmation: { policy: 'when', when: { action: ['unlock'] }, message: 'Unlock {door} door(s)?' },
  isIdempotent: true,
  resource: 'vehicle.doors',
  examples: [{ query: 'Lock the car', input: { door: 'all', action: 'lock' } }],
});

const allDoors: readonly CarPlace[] = [
  { row: 'Row1', side: 'DriverSide' },
  { row: 'Row1', side: 'PassengerSide' },
  { row: 'Row2', side: 'DriverSide' },
  { row: 'Row2', side: 'PassengerSide' },
];

/** Refuses to unlock while moving; locking is always allowed. */
export const controlDoorLockTool = ({ device }: VehicleToolOptions): Tool<ControlDoorLockInput, boolean> =>
  implementVehicleTool(
    controlDoorLock,
    async ({ door, action }, context) => {
      if (action === 'unlock')
        await requireDrivingState(device, { allowed: ['parked', 'idling'], deed: 'unlock a door', signal: context.signal });
      const places = await doorPlaces(device, door, context);
      const writes = places.map(({ row, side }) => signalWrite(`Vehicle.Cabin.Door.${row}.${side}.IsLocked`, action === 'lock'));
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: undoDoorLock },
  );

/** Which side of the car is left is not in the record, so of all doors only whole rows can be named. */
function undoDoorLock({ input: { door }, changes }: ChangedCall<ControlDoorLockInput>): ToolUndo {
  const action = changes[0]?.from === true ? 'lock' : 'unlock';
  const turn = (named: ControlDoorLockInput['door']): UndoCall => ({ tool: 'control_door_lock', input: { door: named, action } });
  if (door !== 'all') return undoBy(turn(door));
  const rows = (['Row1', 'Row2'] as const).map((row) => changes.filter(({ path }) => path.startsWith(`Cabin.Door.${row}.`)).length);
  const [front, rear] = rows;
  if (front === 2 && rear === 2) return undoBy(turn('all'));
  if (front === 2 && rear === 0) return undoBy(turn('front left'), turn('front right'));
  if (front === 0 && rear === 2) return undoBy(turn('rear left'), turn('rear right'));
  return cannotUndo('Of some rows it changed one door alone, and the record does not say whether that is left or right.');
}

async function doorPlaces(
  device: VehicleSignals,
  door: ControlDoorLockInput['door'],
  options: SignalOptions,
): Promise<readonly CarPlace[]> {
  return door === 'all' ? allDoors : [cornerPlace(door, await readSides(device, options))];
}
