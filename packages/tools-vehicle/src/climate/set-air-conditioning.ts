import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

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
