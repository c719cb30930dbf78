import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { reviewRankings, type GetBusinessReviewsRequest, type YelpPort } from './yelp-port.ts';

const rankingWords: Readonly<Record<(typeof reviewRankings)[number], readonly string[]>> = {
  newest: ['latest', 'recent', 'most recent'],
  highest: ['best', 'most positive', 'five star'],
  lowest: ['worst', 'most negative', 'critical'],
};

export const getBusinessReviews: ToolDefinition<GetBusinessReviewsRequest, readonly string[]> = defineTool({
  name: 'get_business_reviews',
  title: 'Get reviews',
  category: 'discovery',
  summary: 'Give recent reviews of a business.',
  input: z.strictObject({
    business_name: z.string().describe('Name of the business.'),
    max_results: z.int().min(1).max(20).meta({ description: 'How many reviews at most.', extractive: true }).default(3),
    sort_by: z.enum(reviewRankings).meta({ description: 'How to rank.', synonyms: rankingWords }).default('newest'),
  }),
  output: z.array(z.string()).describe('One string per review: rating and text.'),
  effect: 'read',
  resource: 'yelp.businesses',
  examples: [{ query: 'What do the latest reviews say about Nopa?', input: { business_name: 'Nopa' } }],
});

export const getBusinessReviewsTool = ({ device }: { readonly device: YelpPort }): Tool<GetBusinessReviewsRequest, readonly string[]> =>
  serviceTool(getBusinessReviews, device.getBusinessReviews);
