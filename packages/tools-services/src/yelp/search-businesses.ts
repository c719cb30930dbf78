import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { businessRankings, priceLevels, type SearchBusinessesRequest, type BusinessSummary, type YelpPort } from './yelp-port.ts';

const priceWords: Readonly<Record<(typeof priceLevels)[number], readonly string[]>> = {
  $: ['cheap', 'inexpensive', 'budget', 'low cost'],
  $$: ['moderate', 'mid range', 'not too expensive'],
  $$$: ['expensive', 'upscale', 'pricey'],
  $$$$: ['very expensive', 'luxury', 'fine dining'],
};

const rankingWords: Readonly<Record<(typeof businessRankings)[number], readonly string[]>> = {
  'best match': ['relevance', 'best fit'],
  rating: ['best rated', 'top rated', 'highest rated', 'best'],
  'review count': ['most reviewed', 'most reviews', 'most popular'],
  distance: ['nearest', 'closest', 'nearest first'],
};

export const searchBusinesses: ToolDefinition<SearchBusinessesRequest, readonly BusinessSummary[]> = defineTool({
  name: 'search_businesses',
  title: 'Search businesses',
  category: 'discovery',
  summary: 'Find local businesses that fit a term near a place.',
  input: z.strictObject({
    term: z.string().meta({ description: 'What to look for.', compare: 'semantic' }),
    location: z.string().describe('Where to look.'),
    price: z.enum(priceLevels).meta({ description: 'Highest price level wanted.', synonyms: priceWords }).optional(),
    open_now: z.boolean().describe('Only places open at the moment.').default(false),
    sort_by: z.enum(businessRankings).meta({ description: 'How to rank.', synonyms: rankingWords }).default('best match'),
    limit: z.int().min(1).max(50).meta({ description: 'How many to return at most.', extractive: true }).default(5),
  }),
  output: z
    .array(z.object({ name: z.string(), rating: z.number(), price: z.enum(priceLevels), address: z.string(), distance_meters: z.number() }))
    .describe('Name, rating, price, address and distance of each business.'),
  effect: 'read',
  resource: 'yelp.businesses',
  examples: [
    {
      query: 'Find cheap ramen near Japantown that is open now',
      input: { term: 'ramen', location: 'Japantown San Francisco', price: '$', open_now: true },
    },
  ],
});

export const searchBusinessesTool = ({
  device,
}: {
  readonly device: YelpPort;
}): Tool<SearchBusinessesRequest, readonly BusinessSummary[]> => serviceTool(searchBusinesses, device.searchBusinesses);
