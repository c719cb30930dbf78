import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

const actions = ['open', 'close', 'tilt'] as const;

export interface OperateSunroofInput {
  readonly action: (typeof actions)[number];
  readonly intensity?: number | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  open: ['open up', 'slide open', 'slide back', 'retract'],
  close: ['shut', 'slide shut', 'close up'],
  tilt: ['pop up', 'vent', 'tilt up', 'lift', 'raise'],
};

export const operateSunroof: ToolDefinition<OperateSunroofInput, boolean> = defineTool({
  name: 'operate_sunroof',
  title: 'Operate sunroof',
  category: 'body',
  summary: 'Open, close or tilt the sunroof, optionally by a percentage.',
  input: z.strictObject({
    action: z.enum(actions).meta({ description: 'What the sunroof should do.', synonyms: actionWords }),
    intensity: z.int().min(0).max(100).meta({ description: 'How far to open or tilt, in percent.', unit: '%', extractive: true }).optional(),
  }),
  output: z.boolean().describe('True if the sunroof was moved.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.sunroof',
  examples: [{ query: 'Open the sunroof halfway', input: { action: 'open', intensity: 50 } }],
});
