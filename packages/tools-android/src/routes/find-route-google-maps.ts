import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';
import type { TravelMode } from './routes-port.ts';

const modes = ['driving', 'walking', 'bicycling', 'transit'] as const;

export interface FindRouteGoogleMapsInput {
  readonly origin: string;
  readonly destination: string;
  readonly mode: TravelMode;
}

const modeWords: Readonly<Record<TravelMode, readonly string[]>> = {
  driving: ['drive', 'car', 'by car', 'in the car', 'taxi', 'by road'],
  walking: ['walk', 'on foot', 'by foot', 'foot', 'pedestrian', 'strolling'],
  bicycling: ['bike', 'bicycle', 'cycle', 'cycling', 'biking', 'by bike', 'by bicycle', 'ride'],
  transit: ['public transport', 'by public transport', 'bus', 'train', 'subway', 'metro', 'tram', 'by bus', 'by train', 'rail', 'tube'],
};

export const findRouteGoogleMaps: ToolDefinition<FindRouteGoogleMapsInput, readonly string[]> = defineTool({
  name: 'find_route_google_maps',
  title: 'Find a route',
  category: 'app',
  summary: 'Work out how to get from one place to another with a chosen means of transport.',
  input: z.strictObject({
    origin: z.string().meta({ description: 'Where the trip starts.' }),
    destination: z.string().meta({ description: 'Where the trip ends.' }),
    mode: z.enum(modes).meta({ description: 'Means of transport.', synonyms: modeWords }).default('driving'),
  }),
  output: z.array(z.string()).describe('The route, one leg or instruction per string.'),
  effect: 'read',
  resource: 'android.routes',
  examples: [
    {
      query: 'How do I get from Union Square to Oracle Park by public transport?',
      input: { origin: 'Union Square', destination: 'Oracle Park', mode: 'transit' },
    },
  ],
});

export const findRouteGoogleMapsTool = (options: AndroidToolOptions): Tool<FindRouteGoogleMapsInput, readonly string[]> =>
  implementTool(findRouteGoogleMaps, async (request, { signal }) => requireService(options, 'routes').find(request, { signal }));
