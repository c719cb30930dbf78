import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

const mirrors = ['left', 'right', 'both'] as const;
const actions = ['up', 'down', 'left', 'right', 'fold', 'unfold', 'heat on', 'heat off'] as const;

export interface AdjustMirrorInput {
  readonly mirror: (typeof mirrors)[number];
  readonly action: (typeof actions)[number];
  readonly amount: number;
}

const mirrorWords: Readonly<Record<(typeof mirrors)[number], readonly string[]>> = {
  left: ['left mirror', 'left side', 'the left one', 'left-hand'],
  right: ['right mirror', 'right side', 'the right one', 'right-hand'],
  both: ['mirrors', 'all', 'the mirrors', 'both mirrors', 'side mirrors', 'wing mirrors'],
};

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  up: ['higher', 'upwards', 'raise', 'tilt up'],
  down: ['lower', 'downwards', 'tilt down'],
  left: ['to the left', 'leftwards'],
  right: ['to the right', 'rightwards'],
  fold: ['fold in', 'tuck', 'tuck in', 'retract', 'pull in'],
  unfold: ['fold out', 'open', 'open up', 'extend', 'pull out'],
  'heat on': ['heat', 'heating on', 'warm', 'defrost', 'demist'],
  'heat off': ['heating off', 'stop heating'],
};

export const adjustMirror: ToolDefinition<AdjustMirrorInput, boolean> = defineTool({
  name: 'adjust_mirror',
  title: 'Adjust mirror',
  category: 'body',
  summary: 'Turn, fold, unfold or heat an outside mirror.',
  input: z.strictObject({
    mirror: z.enum(mirrors).meta({ description: 'Which mirror.', synonyms: mirrorWords }),
    action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
    amount: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'For a turn, how far, in percent of the range.', unit: '%', extractive: true })
      .default(10),
  }),
  output: z.boolean().describe('True if the mirror was set.'),
  effect: 'write',
  resource: 'vehicle.mirrors',
  examples: [{ query: 'Tilt the right mirror down a little', input: { mirror: 'right', action: 'down', amount: 10 } }],
});
