import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { placeLink } from './maps-link.ts';

export interface MapsOpenLocationInput {
  readonly location: string;
}

export const mapsOpenLocation: ToolDefinition<MapsOpenLocationInput, string> = defineTool({
  name: 'maps_open_location',
  title: 'Open location in Maps',
  category: 'maps',
  summary: 'Show a place in Apple Maps.',
  input: z.strictObject({ location: z.string().min(1).describe('Place name, address or coordinates.') }),
  output: z.string().describe('Link to the place in Apple Maps.'),
  effect: 'read',
  resource: 'macos.maps',
  examples: [{ query: 'Show me Apple Park', input: { location: 'Apple Park' } }],
});

export const mapsOpenLocationTool = ({ device: { maps } }: MacosToolOptions): Tool<MapsOpenLocationInput, string> =>
  implementMacosTool(mapsOpenLocation, async ({ location }, { signal }) => {
    const { url } = await maps.show({ url: placeLink(location) }, { signal });
    return url;
  });
