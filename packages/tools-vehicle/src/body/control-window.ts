import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { corners, type Corner } from '../corner.ts';
import { cornerWords } from '../people-words.ts';

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
