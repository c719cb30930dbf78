import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { attractionKinds, type FindAttractionsRequest, type AttractionSummary, type TravelPort } from './travel-port.ts';

const categoryWords: Readonly<Record<(typeof attractionKinds)[number], readonly string[]>> = {
  museums: ['museum', 'art', 'galleries', 'gallery'],
  nature: ['parks', 'park', 'gardens', 'outdoors', 'hikes'],
  food: ['markets', 'eating', 'street food', 'where to eat'],
  nightlife: ['bars', 'clubs', 'going out', 'night'],
  family: ['kids', 'children', 'with kids', 'for children'],
  landmarks: ['sights', 'landmark', 'monuments', 'must see'],
  any: ['anything', 'things to do', 'things to see', 'everything'],
};

export const findAttractions: ToolDefinition<FindAttractionsRequest, readonly AttractionSummary[]> = defineTool({
  name: 'find_attractions',
  title: 'Find attractions',
  category: 'guide',
  summary: 'List things to see and do in a place.',
  input: z.strictObject({
    city: z.string().describe('Place.'),
    category: z.enum(attractionKinds).meta({ description: 'Kind of thing.', synonyms: categoryWords }).default('any'),
    max_results: z.int().min(1).max(20).meta({ description: 'How many at most.', extractive: true }).default(5),
  }),
  output: z
    .array(z.object({ name: z.string(), kind: z.string(), description: z.string() }))
    .describe('Name, kind and short description of each.'),
  effect: 'read',
  resource: 'travel.guide',
  examples: [{ query: 'What museums should I see in Kyoto?', input: { city: 'Kyoto', category: 'museums' } }],
});

export const findAttractionsTool = ({
  device,
}: {
  readonly device: TravelPort;
}): Tool<FindAttractionsRequest, readonly AttractionSummary[]> => serviceTool(findAttractions, device.findAttractions);
