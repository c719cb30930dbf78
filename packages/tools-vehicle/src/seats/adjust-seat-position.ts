import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { requireDrivingState } from '../driving-state.ts';
import { outOfTravel } from '../out-of-travel.ts';
import { seatWords } from '../people-words.ts';
import { wayBack } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const seats = ['driver', 'passenger'] as const;
const directions = ['forward', 'backward', 'up', 'down'] as const;

export interface AdjustSeatPositionInput {
  readonly seat: (typeof seats)[number];
  readonly position: (typeof directions)[number];
  readonly distance: number;
}

const directionWords: Readonly<Record<(typeof directions)[number], readonly string[]>> = {
  forward: ['forwards', 'ahead', 'closer', 'nearer', 'to the front', 'closer to the wheel'],
  backward: ['back', 'backwards', 'rearward', 'further back', 'to the back', 'away from the wheel'],
  up: ['upward', 'upwards', 'higher', 'raise'],
  down: ['downward', 'downwards', 'lower'],
};

export const adjustSeatPosition: ToolDefinition<AdjustSeatPositionInput, boolean> = defineTool({
  name: 'adjust_seat_position',
  title: 'Adjust seat position',
  category: 'seats',
  summary: 'Move a front seat a given distance in one direction.',
  input: z.strictObject({
    seat: z.enum(seats).meta({ description: 'Which seat.', synonyms: seatWords }),
    position: z.enum(directions).meta({ description: 'Direction to move.', synonyms: directionWords }),
    distance: z.int().min(1).max(300).meta({ description: 'How far to move, in millimetres.', unit: 'mm', extractive: true }),
  }),
  output: z.boolean().describe('True if the seat was moved.'),
  effect: 'write',
  resource: 'vehicle.seats',
  examples: [{ query: 'Move my seat back 20 millimetres', input: { seat: 'driver', position: 'backward', distance: 20 } }],
});

/** The driver's seat moves only while parked. The far end of the rails is known to the car alone, which refuses what lies beyond. */
export const adjustSeatPositionTool = ({ device }: VehicleToolOptions): Tool<AdjustSeatPositionInput, boolean> =>
  implementVehicleTool(
    adjustSeatPosition,
    async ({ seat, position, distance }, context) => {
      if (seat === 'driver')
        await requireDrivingState(device, { allowed: ['parked'], deed: "move the driver's seat", signal: context.signal });
      const side = seat === 'driver' ? 'DriverSide' : 'PassengerSide';
      const axis = position === 'up' || position === 'down' ? 'Height' : 'Position';
      const path = `Vehicle.Cabin.Seat.Row1.${side}.${axis}` as const;
      const { [path]: held } = await device.get([path], context);
      // Position 0 is frontmost.
      const wanted = position === 'backward' || position === 'up' ? held + distance : held - distance;
      if (wanted < 0) throw outOfTravel({ part: `${seat} seat`, remaining: held === 0 ? undefined : `${held} mm` });
      const changes = await writeSignals({ device, context, writes: [signalWrite(path, wanted)] });
      return changes.length > 0;
    },
    { undo: undoSeatPosition },
  );

function undoSeatPosition({ input: { seat, position }, changes }: ChangedCall<AdjustSeatPositionInput>): ToolUndo {
  const way = wayBack(changes);
  if (way === undefined) return cannotUndo('How far it went is not known.');
  const isUpright = position === 'up' || position === 'down';
  const back = isUpright ? (way > 0 ? 'up' : 'down') : way > 0 ? 'backward' : 'forward';
  return undoBy({ tool: 'adjust_seat_position', input: { seat, position: back, distance: Math.abs(way) } });
}
