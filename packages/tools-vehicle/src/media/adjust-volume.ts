import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { earlierValue, wayBack } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

/** A step or a fixed loudness; where both are given the fixed one counts. */
export interface AdjustVolumeInput {
  readonly volume_diff?: number | undefined;
  readonly set_value?: number | undefined;
}

export const adjustVolume: ToolDefinition<AdjustVolumeInput, boolean> = defineTool({
  name: 'adjust_volume',
  title: 'Adjust volume',
  category: 'media',
  summary: 'Change the loudness of the car audio, either by a step or to a fixed value; one of the two per call.',
  input: z
    .strictObject({
      volume_diff: z
        .int()
        .min(-50)
        .max(50)
        .meta({ description: 'Steps to add; a negative number makes it quieter.', extractive: true })
        .optional(),
      set_value: z.int().min(0).max(50).meta({ description: 'Loudness to set, from 0 to 50.', extractive: true }).optional(),
    })
    .refine(({ volume_diff, set_value }) => volume_diff !== undefined || set_value !== undefined, {
      path: ['set_value'],
      error: 'How loud should it be, from 0 to 50?',
    }),
  output: z.boolean().describe('True if the volume was changed.'),
  effect: 'write',
  resource: 'vehicle.volume',
  examples: [{ query: 'Turn it down a bit', input: { volume_diff: -5 } }],
});

const volumePath = 'Vehicle.Cabin.Infotainment.Media.Volume';
const percentPerStep = 2;
const highestStep = 50;

export const adjustVolumeTool = ({ device }: VehicleToolOptions): Tool<AdjustVolumeInput, boolean> =>
  implementVehicleTool(
    adjustVolume,
    async ({ volume_diff = 0, set_value }, context) => {
      const { [volumePath]: percent } = await device.get([volumePath], context);
      const step = clampStep(set_value ?? percent / percentPerStep + volume_diff);
      const changes = await writeSignals({ device, context, writes: [signalWrite(volumePath, Math.round(step * percentPerStep))] });
      return changes.length > 0;
    },
    { undo: undoVolume },
  );

/** The steps of the tool are two percent wide; what lies between two of them can still be reached by a difference. */
function undoVolume({ changes }: ChangedCall): ToolUndo {
  const percent = earlierValue(changes, [volumePath]);
  const way = wayBack(changes);
  if (typeof percent !== 'number' || way === undefined) return cannotUndo('How loud it was before is not known.');
  const isStep = percent % percentPerStep === 0;
  return undoBy({
    tool: 'adjust_volume',
    input: isStep ? { set_value: percent / percentPerStep } : { volume_diff: way / percentPerStep },
  });
}

const clampStep = (step: number): number => Math.min(Math.max(step, 0), highestStep);
