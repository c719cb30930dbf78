import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { productRankings, type SearchProductsRequest, type ProductSummary, type ShopPort } from './shop-port.ts';

const rankingWords: Readonly<Record<(typeof productRankings)[number], readonly string[]>> = {
  relevance: ['best match', 'best fit'],
  'price low to high': ['cheapest', 'cheapest first', 'lowest price', 'price ascending'],
  'price high to low': ['most expensive', 'most expensive first', 'highest price', 'price descending'],
  rating: ['best rated', 'top rated', 'highest rated', 'best'],
  newest: ['latest', 'most recent', 'new arrivals'],
};

export const searchProducts: ToolDefinition<SearchProductsRequest, readonly ProductSummary[]> = defineTool({
  name: 'search_products',
  title: 'Search products',
  category: 'catalogue',
  summary: 'Find products in the shop.',
  input: z.strictObject({
    query: z.string().meta({ description: 'What to look for.', compare: 'semantic' }),
    category: z.string().describe('Department of the shop.').optional(),
    max_price: z.number().min(0).meta({ description: 'Highest price.', extractive: true }).optional(),
    min_rating: z.number().min(0).max(5).meta({ description: 'Lowest average rating.', extractive: true }).optional(),
    sort_by: z.enum(productRankings).meta({ description: 'How to rank.', synonyms: rankingWords }).default('relevance'),
  }),
  output: z
    .array(z.object({ name: z.string(), price: z.number(), rating: z.number(), stock: z.int() }))
    .describe('Name, price, rating and stock of each product.'),
  effect: 'read',
  resource: 'ecommerce.catalogue',
  examples: [{ query: 'Find ergonomic office chairs under 300 dollars', input: { query: 'ergonomic office chair', max_price: 300 } }],
});

export const searchProductsTool = ({ device }: { readonly device: ShopPort }): Tool<SearchProductsRequest, readonly ProductSummary[]> =>
  serviceTool(searchProducts, device.searchProducts);
