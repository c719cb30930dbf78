import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

export interface SetAirConditioningInput {
  readonly enabled: boolean;
  readonly recirculation?: boolean | undefined;
}

export const setAirConditioning: ToolDefinition<SetAirConditioningInput, boolean> = defineTool({
  name: 'set_air_conditioning',
  title: 'Air conditioning',
  category: 'climate',
  summary: 'Switch the air conditioning compressor on or off and choose fresh or recirculated air.',
  input: z.strictObject({
    enabled: z.boolean().describe('True for on, false for off.'),
    recirculation: z.boolean().describe('True to recirculate cabin air, false for fresh air; leave out to keep it as it is.').optional(),
  }),
  output: z.boolean().describe('True if the setting was applied.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.climate',
  examples: [{ query: 'Turn on the AC and recirculate the air', input: { enabled: true, recirculation: true } }],
});

export const setAirConditioningTool = ({ device }: VehicleToolOptions): Tool<SetAirConditioningInput, boolean> =>
  implementVehicleTool(setAirConditioning, async ({ enabled, recirculation }, context) => {
    const compressor = signalWrite('Vehicle.Cabin.HVAC.IsAirConditioningActive', enabled);
    const air = recirculation === undefined ? [] : [signalWrite('Vehicle.Cabin.HVAC.IsRecirculationActive', recirculation)];
    await writeSignals({ device, context, writes: [compressor, ...air] });
    return true;
  });
