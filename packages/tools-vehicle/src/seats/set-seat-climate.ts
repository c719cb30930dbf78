import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type CarPlace, cornerPlace, readSides } from '../car-side.ts';
import { cornerWords, seatWords } from '../people-words.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { stepOf, wholeNumbers } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const seats = ['driver', 'passenger', 'rear left', 'rear right'] as const;
const modes = ['heat', 'cool', 'off'] as const;

export interface SetSeatClimateInput {
  readonly seat: (typeof seats)[number];
  readonly mode: (typeof modes)[number];
  readonly level: number;
}

const modeWords: Readonly<Record<(typeof modes)[number], readonly string[]>> = {
  heat: ['heating', 'warm', 'warm up', 'warmer', 'hot', 'heat up'],
  cool: ['cooling', 'cold', 'cool down', 'cooler', 'ventilate', 'ventilation'],
  off: ['stop', 'switch off', 'turn off'],
};

export const setSeatClimate: ToolDefinition<SetSeatClimateInput, boolean> = defineTool({
  name: 'set_seat_climate',
  title: 'Seat heating and cooling',
  category: 'seats',
  summary: 'Heat or cool a seat.',
  input: z.strictObject({
    seat: z.enum(seats).meta({
      description: 'Which seat.',
      synonyms: { ...seatWords, 'rear left': cornerWords['rear left'], 'rear right': cornerWords['rear right'] },
    }),
    mode: z.enum(modes).meta({ description: 'Heat, cool or switch off.', synonyms: modeWords }),
    level: z.int().min(1).max(3).meta({ description: 'Strength from 1 to 3.', extractive: true }).default(2),
  }),
  output: z.boolean().describe('True if the seat was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.seat-climate',
  examples: [{ query: 'Warm my seat up to the max', input: { seat: 'driver', mode: 'heat', level: 3 } }],
});

const strongestLevel = 3;

export const setSeatClimateTool = ({ device }: VehicleToolOptions): Tool<SetSeatClimateInput, boolean> =>
  implementVehicleTool(
    setSeatClimate,
    async ({ seat, mode, level }, context) => {
      const { row, side } = await seatPlace(device, seat, context);
      const strength = toPercent(level);
      const percent = { heat: strength, cool: -strength, off: 0 }[mode];
      await writeSignals({ device, context, writes: [signalWrite(`Vehicle.Cabin.Seat.${row}.${side}.HeatingCooling`, percent)] });
      return true;
    },
    { undo: undoSeatClimate },
  );

function undoSeatClimate({ input: { seat }, changes: [change] }: ChangedCall<SetSeatClimateInput>): ToolUndo {
  const percent = change?.from;
  if (percent === 0) return undoBy({ tool: 'set_seat_climate', input: { seat, mode: 'off' } });
  const level =
    typeof percent === 'number' ? stepOf(Math.abs(percent), { steps: wholeNumbers(1, strongestLevel), valueOf: toPercent }) : undefined;
  if (typeof percent !== 'number' || level === undefined) return cannotUndo(`${String(percent)} % is no step of the seat.`);
  return undoBy({ tool: 'set_seat_climate', input: { seat, mode: percent > 0 ? 'heat' : 'cool', level } });
}

const toPercent = (level: number): number => Math.round((level / strongestLevel) * 100);

async function seatPlace(device: VehicleSignals, seat: SetSeatClimateInput['seat'], options: SignalOptions): Promise<CarPlace> {
  if (seat === 'driver') return { row: 'Row1', side: 'DriverSide' };
  if (seat === 'passenger') return { row: 'Row1', side: 'PassengerSide' };
  return cornerPlace(seat, await readSides(device, options));
}
