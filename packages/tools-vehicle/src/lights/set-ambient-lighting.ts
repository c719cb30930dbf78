import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

const zones = ['all', 'front', 'rear'] as const;

export interface SetAmbientLightingInput {
  readonly zone: (typeof zones)[number];
  readonly color?: string | undefined;
  readonly brightness?: number | undefined;
}

const zoneWords: Readonly<Record<(typeof zones)[number], readonly string[]>> = {
  all: ['everywhere', 'cabin', 'the cabin', 'whole car', 'inside', 'interior', 'all around'],
  front: ['in front', 'the front', 'front row', 'dashboard'],
  rear: ['back', 'in the back', 'the back', 'back row', 'back seats'],
};

export const setAmbientLighting: ToolDefinition<SetAmbientLightingInput, boolean> = defineTool({
  name: 'set_ambient_lighting',
  title: 'Ambient lighting',
  category: 'lights',
  summary: 'Set colour and brightness of the decorative cabin light.',
  input: z.strictObject({
    zone: z.enum(zones).meta({ description: 'Where.', synonyms: zoneWords }),
    color: z.string().describe('Colour name or #RRGGBB; leave out to keep it.').optional(),
    brightness: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'Brightness in percent; 0 switches the light off.', unit: '%', extractive: true })
      .optional(),
  }),
  output: z.boolean().describe('True if the light was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.ambient-light',
  examples: [{ query: 'Make the cabin lights blue at 40 percent', input: { zone: 'all', color: 'blue', brightness: 40 } }],
});
