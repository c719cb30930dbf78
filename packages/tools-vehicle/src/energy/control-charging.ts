import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

const actions = ['start', 'stop', 'set limit'] as const;

export interface ControlChargingInput {
  readonly action: (typeof actions)[number];
  readonly limit?: number | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  start: ['begin', 'charge', 'charge now', 'resume', 'continue'],
  stop: ['end', 'halt', 'pause', 'quit', 'stop charging'],
  'set limit': ['limit', 'charge to', 'charge only to', 'cap', 'up to'],
};

export const controlCharging: ToolDefinition<ControlChargingInput, boolean> = defineTool({
  name: 'control_charging',
  title: 'Control charging',
  category: 'energy',
  summary: 'Start or stop charging or set the level to charge to.',
  input: z
    .strictObject({
      action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
      limit: z
        .int()
        .min(20)
        .max(100)
        .meta({ description: 'Level to charge to in percent, for "set limit".', unit: '%', extractive: true })
        .optional(),
    })
    .refine(({ action, limit }) => action !== 'set limit' || limit !== undefined, {
      path: ['limit'],
      error: 'Up to which level, from 20 to 100 percent?',
    }),
  output: z.boolean().describe('True if the charger followed.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.charging',
  examples: [{ query: 'Charge only to 80 percent', input: { action: 'set limit', limit: 80 } }],
});
