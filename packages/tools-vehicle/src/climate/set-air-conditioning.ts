import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { earlierValue } from '../earlier-values.ts';
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

const compressorPath = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';
const airPath = 'Vehicle.Cabin.HVAC.IsRecirculationActive';

export const setAirConditioningTool = ({ device }: VehicleToolOptions): Tool<SetAirConditioningInput, boolean> =>
  implementVehicleTool(
    setAirConditioning,
    async ({ enabled, recirculation }, context) => {
      const compressor = signalWrite(compressorPath, enabled);
      const air = recirculation === undefined ? [] : [signalWrite(airPath, recirculation)];
      await writeSignals({ device, context, writes: [compressor, ...air] });
      return true;
    },
    { undo: undoAirConditioning },
  );

/** Both are set with one call, so what the compressor did has to be known, too. */
function undoAirConditioning({ input, changes, hasFailed }: ChangedCall<SetAirConditioningInput>): ToolUndo {
  const enabled = earlierValue(changes, [compressorPath]) ?? (hasFailed ? undefined : input.enabled);
  const recirculation = earlierValue(changes, [airPath]);
  if (enabled === undefined) return cannotUndo('Whether the air conditioning was on before is not known.');
  return undoBy({ tool: 'set_air_conditioning', input: { enabled, ...(recirculation !== undefined && { recirculation }) } });
}
