import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { screenWords } from '../people-words.ts';

const windows = ['front', 'rear'] as const;
const modes = ['off', 'interval', 'slow', 'medium', 'fast', 'auto'] as const;

export interface ControlWipersInput {
  readonly window: (typeof windows)[number];
  readonly mode: (typeof modes)[number];
}

const modeWords: Readonly<Record<(typeof modes)[number], readonly string[]>> = {
  off: ['stop', 'switch off', 'turn off'],
  interval: ['intermittent', 'intermittently', 'now and then', 'every now and then'],
  slow: ['slowly', 'low', 'slow speed'],
  medium: ['normal', 'on', 'middle', 'medium speed'],
  fast: ['quick', 'quickly', 'high', 'full', 'full speed', 'max'],
  auto: ['automatic', 'automatically', 'rain sensor'],
};

export const controlWipers: ToolDefinition<ControlWipersInput, boolean> = defineTool({
  name: 'control_wipers',
  title: 'Control wipers',
  category: 'body',
  summary: 'Set how the wipers of the front or rear window run.',
  input: z.strictObject({
    window: z.enum(windows).meta({ description: 'Which window.', synonyms: screenWords }),
    mode: z.enum(modes).meta({ description: 'How to wipe; auto uses the rain sensor.', synonyms: modeWords }),
  }),
  output: z.boolean().describe('True if the wipers were set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.wipers',
  examples: [{ query: 'Wipers on automatic', input: { window: 'front', mode: 'auto' } }],
});
