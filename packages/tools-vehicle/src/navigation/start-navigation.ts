import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

const avoidances = ['tolls', 'highways', 'ferries'] as const;

export interface StartNavigationInput {
  readonly destination: string;
  readonly avoid?: readonly (typeof avoidances)[number][] | undefined;
}

const avoidanceWords: Readonly<Record<(typeof avoidances)[number], readonly string[]>> = {
  tolls: ['toll', 'toll roads', 'toll road'],
  highways: ['highway', 'motorway', 'motorways', 'freeway', 'freeways', 'autobahn', 'interstate'],
  ferries: ['ferry', 'ferry boats', 'boats'],
};

export const startNavigation: ToolDefinition<StartNavigationInput, boolean> = defineTool({
  name: 'start_navigation',
  title: 'Start navigation',
  category: 'navigation',
  summary: 'Start guidance to a destination.',
  input: z.strictObject({
    destination: z.string().min(1).describe('Address or name of the place.'),
    avoid: z.array(z.enum(avoidances)).meta({ description: 'What the route should keep away from.', synonyms: avoidanceWords }).optional(),
  }),
  output: z.boolean().describe('True if guidance started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.navigation',
  examples: [{ query: 'Take me to Ferry Building without toll roads', input: { destination: 'Ferry Building', avoid: ['tolls'] } }],
});
