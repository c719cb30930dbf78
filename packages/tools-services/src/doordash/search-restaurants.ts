import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { restaurantRankings, type SearchRestaurantsRequest, type RestaurantSummary, type DoordashPort } from './doordash-port.ts';

const rankingWords: Readonly<Record<(typeof restaurantRankings)[number], readonly string[]>> = {
  relevance: ['best match', 'best fit'],
  rating: ['best rated', 'top rated', 'highest rated', 'best'],
  'delivery time': ['fast', 'fastest', 'quickest', 'soonest', 'gets here fast'],
  'delivery fee': ['cheapest delivery', 'lowest fee', 'lowest delivery fee'],
};

export const searchRestaurants: ToolDefinition<SearchRestaurantsRequest, readonly RestaurantSummary[]> = defineTool({
  name: 'search_restaurants',
  title: 'Search restaurants',
  category: 'discovery',
  summary: 'Find restaurants that deliver what is wanted.',
  input: z.strictObject({
    query: z.string().meta({ description: 'Food or restaurant wanted.', compare: 'semantic' }),
    max_delivery_fee: z.number().min(0).meta({ description: 'Highest delivery fee in US dollars.', extractive: true }).optional(),
    sort_by: z.enum(restaurantRankings).meta({ description: 'How to rank.', synonyms: rankingWords }).default('relevance'),
  }),
  output: z
    .array(z.object({ name: z.string(), rating: z.number(), delivery_fee: z.number(), delivery_minutes: z.number() }))
    .describe('Name, rating, fee and delivery time of each restaurant.'),
  effect: 'read',
  resource: 'doordash.restaurants',
  examples: [{ query: 'Find Thai food that gets here fast', input: { query: 'Thai', sort_by: 'delivery time' } }],
});

export const searchRestaurantsTool = ({
  device,
}: {
  readonly device: DoordashPort;
}): Tool<SearchRestaurantsRequest, readonly RestaurantSummary[]> => serviceTool(searchRestaurants, device.searchRestaurants);
