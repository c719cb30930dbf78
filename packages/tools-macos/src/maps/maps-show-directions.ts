import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { directionsLink, type Transport } from './maps-link.ts';

export interface MapsShowDirectionsInput {
  readonly start_location: string;
  readonly end_location: string;
  readonly transport: Transport;
}

const transportWords: Readonly<Record<Transport, readonly string[]>> = {
  d: ['drive', 'driving', 'by car', 'car'],
  w: ['walk', 'walking', 'on foot', 'by foot'],
  r: ['transit', 'public transit', 'public transport', 'train', 'bus', 'by train', 'by bus'],
};

export const mapsShowDirections: ToolDefinition<MapsShowDirectionsInput, string> = defineTool({
  name: 'maps_show_directions',
  title: 'Show directions',
  category: 'maps',
  summary: 'Show the way between two places in Apple Maps.',
  input: z.strictObject({
    start_location: z.string().meta({ description: 'Start; empty string for where the device is.' }).default(''),
    end_location: z.string().min(1).meta({ description: 'Destination.' }),
    transport: z
      .enum(['d', 'w', 'r'])
      .meta({ description: 'd for driving, w for walking, r for public transit.', synonyms: transportWords })
      .default('d'),
  }),
  output: z.string().describe('Link to the directions in Apple Maps.'),
  effect: 'read',
  resource: 'macos.maps',
  examples: [
    {
      query: 'Walk me from Soda Hall to the nearest Starbucks',
      input: { start_location: 'Soda Hall', end_location: 'Starbucks', transport: 'w' },
    },
  ],
});

export const mapsShowDirectionsTool = ({ device: { maps } }: MacosToolOptions): Tool<MapsShowDirectionsInput, string> =>
  implementMacosTool(mapsShowDirections, async ({ start_location: from, end_location: to, transport }, { signal }) => {
    const { url } = await maps.show({ url: directionsLink({ from, to, transport }) }, { signal });
    return url;
  });
