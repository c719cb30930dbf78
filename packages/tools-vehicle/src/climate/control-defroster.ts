import { type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { screenWords } from '../people-words.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const windows = ['front', 'rear'] as const;

export interface ControlDefrosterInput {
  readonly window: (typeof windows)[number];
  readonly enabled: boolean;
}

export const controlDefroster: ToolDefinition<ControlDefrosterInput, boolean> = defineTool({
  name: 'control_defroster',
  title: 'Control defroster',
  category: 'climate',
  summary: 'Switch the front or rear window defroster on or off.',
  input: z.strictObject({
    window: z.enum(windows).meta({ description: 'Which window.', synonyms: screenWords }),
    enabled: z.boolean().describe('True for on, false for off.'),
  }),
  output: z.boolean().describe('True if the defroster was switched.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.defroster',
  examples: [{ query: 'Clear the rear window', input: { window: 'rear', enabled: true } }],
});

export const controlDefrosterTool = ({ device }: VehicleToolOptions): Tool<ControlDefrosterInput, boolean> =>
  implementVehicleTool(
    controlDefroster,
    async ({ window, enabled }, context) => {
      const path = `Vehicle.Cabin.HVAC.Is${window === 'front' ? 'Front' : 'Rear'}DefrosterActive` as const;
      await writeSignals({ device, context, writes: [signalWrite(path, enabled)] });
      return true;
    },
    { undo: undoDefroster },
  );

function undoDefroster({ input: { window }, changes: [change] }: ChangedCall<ControlDefrosterInput>): ToolUndo {
  return undoBy({ tool: 'control_defroster', input: { window, enabled: change?.from === true } });
}
