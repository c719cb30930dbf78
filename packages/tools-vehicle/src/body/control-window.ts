import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { cornerPlace, readSides } from '../car-side.ts';
import { corners, type Corner } from '../corner.ts';
import { outOfTravel } from '../out-of-travel.ts';
import { cornerWords } from '../people-words.ts';
import { wayBack } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const directions = ['up', 'down'] as const;

export interface ControlWindowInput {
  readonly window: Corner;
  readonly position: (typeof directions)[number];
  readonly distance: number;
}

const directionWords: Readonly<Record<(typeof directions)[number], readonly string[]>> = {
  up: ['close', 'shut', 'raise', 'upwards', 'wind up', 'roll up'],
  down: ['open', 'lower', 'downwards', 'wind down', 'roll down', 'crack'],
};

export const controlWindow: ToolDefinition<ControlWindowInput, boolean> = defineTool({
  name: 'control_window',
  title: 'Control window',
  category: 'body',
  summary: 'Move one window a given distance up or down.',
  input: z.strictObject({
    window: z.enum(corners).meta({ description: 'Which window.', synonyms: cornerWords }),
    position: z.enum(directions).meta({ description: 'Direction to move.', synonyms: directionWords }),
    distance: z.int().min(1).max(600).meta({ description: 'How far to move, in millimetres.', unit: 'mm', extractive: true }),
  }),
  output: z.boolean().describe('True if the window was moved.'),
  effect: 'write',
  resource: 'vehicle.windows',
  examples: [{ query: 'Open the rear left window 10 centimetres', input: { window: 'rear left', position: 'down', distance: 100 } }],
});

/** VSS counts in percent open, so a distance is taken as a part of the window's travel. */
export const controlWindowTool = ({ device, windowTravelMm = 450 }: VehicleToolOptions): Tool<ControlWindowInput, boolean> =>
  implementVehicleTool(
    controlWindow,
    async ({ window, position, distance }, context) => {
      const { row, side } = cornerPlace(window, await readSides(device, context));
      const path = `Vehicle.Cabin.Door.${row}.${side}.Window.Position` as const;
      const { [path]: held } = await device.get([path], context);
      const step = toPercent(distance, windowTravelMm);
      const remaining = position === 'down' ? 100 - held : held;
      if (step > remaining) throw outOfTravel({ part: `${window} window`, remaining: travelText((remaining / 100) * windowTravelMm) });
      const wanted = position === 'down' ? held + step : held - step;
      const changes = await writeSignals({ device, context, writes: [signalWrite(path, wanted)] });
      return changes.length > 0;
    },
    { undo: ({ input, changes }) => undoWindow({ input, changes, windowTravelMm }) },
  );

interface UndoWindowOptions extends Omit<ChangedCall<ControlWindowInput>, 'hasFailed'> {
  readonly windowTravelMm: number;
}

function undoWindow({ input: { window }, changes, windowTravelMm }: UndoWindowOptions): ToolUndo {
  const way = wayBack(changes);
  if (way === undefined) return cannotUndo('How far it went is not known.');
  const distance = Math.round((Math.abs(way) / 100) * windowTravelMm);
  if (toPercent(distance, windowTravelMm) !== Math.abs(way)) return cannotUndo('The way back is no whole number of millimetres.');
  return undoBy({ tool: 'control_window', input: { window, position: way > 0 ? 'down' : 'up', distance } });
}

const toPercent = (distance: number, windowTravelMm: number): number => Math.round((distance / windowTravelMm) * 100);

const travelText = (millimetres: number): string | undefined => (millimetres < 1 ? undefined : `${Math.round(millimetres)} mm`);
