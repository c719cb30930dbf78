import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { GetBusinessDetailsRequest, BusinessDetails, YelpPort } from './yelp-port.ts';

export const getBusinessDetails: ToolDefinition<GetBusinessDetailsRequest, BusinessDetails> = defineTool({
  name: 'get_business_details',
  title: 'Get business details',
  category: 'discovery',
  summary: 'Give address, phone, opening hours and rating of one business.',
  input: z.strictObject({
    business_name: z.string().describe('Name of the business.'),
    location: z.string().describe('Where it is, when the name alone is not enough.').optional(),
  }),
  output: z
    .object({ name: z.string(), phone: z.string(), address: z.string(), hours: z.string(), rating: z.number() })
    .describe('The details.'),
  effect: 'read',
  resource: 'yelp.businesses',
  examples: [{ query: 'When does Tartine Bakery close today?', input: { business_name: 'Tartine Bakery' } }],
});

export const getBusinessDetailsTool = ({ device }: { readonly device: YelpPort }): Tool<GetBusinessDetailsRequest, BusinessDetails> =>
  serviceTool(getBusinessDetails, device.getBusinessDetails);
