import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { SaveBusinessRequest, YelpPort } from './yelp-port.ts';

export const saveBusiness: ToolDefinition<SaveBusinessRequest, Acknowledgement> = defineTool({
  name: 'save_business',
  title: 'Save business',
  category: 'collections',
  summary: "Add a business to one of the user's collections.",
  input: z.strictObject({
    business_name: z.string().describe('Name of the business.'),
    collection: z.string().describe('Name of the collection.').default('My Favorites'),
  }),
  output: acknowledgement.describe('Whether it was saved.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'yelp.collections',
  examples: [
    { query: 'Save Bi-Rite Creamery to Dessert Spots', input: { business_name: 'Bi-Rite Creamery', collection: 'Dessert Spots' } },
  ],
});

export const saveBusinessTool = ({ device }: { readonly device: YelpPort }): Tool<SaveBusinessRequest, Acknowledgement> =>
  serviceTool(saveBusiness, device.saveBusiness);
