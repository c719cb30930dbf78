import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { cornerWords } from '../people-words.ts';

const doors = ['all', 'front left', 'front right', 'rear left', 'rear right'] as const;
const actions = ['lock', 'unlock'] as const;

export interface ControlDoorLockInput {
  readonly door: (typeof doors)[number];
  readonly action: (typeof actions)[number];
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  lock: ['lock up', 'secure', 'bolt'],
  unlock: ['unbolt', 'let in', 'open up'],
};

export const controlDoorLock: ToolDefinition<ControlDoorLockInput, boolean> = defineTool({
  name: 'control_door_lock',
  title: 'Lock or unlock doors',
  category: 'security',
  summary: 'Lock or unlock one door or all of them.',
  input: z.strictObject({
    door: z.enum(doors).meta({
      description: 'Which door.',
      synonyms: { all: ['car', 'the car', 'doors', 'the doors', 'all doors', 'every door', 'everything'], ...cornerWords },
    }),
    action: z.enum(actions).meta({ description: 'Lock or unlock.', synonyms: actionWords }),
  }),
  output: z.boolean().describe('True if the lock reports the wanted state.'),
  effect: 'sensitive',
  confirmation: { policy: 'when', when: { action: ['unlock'] }, message: 'Unlock {door} door(s)?' },
  isIdempotent: true,
  resource: 'vehicle.doors',
  examples: [{ query: 'Lock the car', input: { door: 'all', action: 'lock' } }],
});
