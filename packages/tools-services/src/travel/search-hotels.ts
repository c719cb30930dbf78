import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { SearchHotelsRequest, HotelOffer, TravelPort } from './travel-port.ts';

export const searchHotels: ToolDefinition<SearchHotelsRequest, readonly HotelOffer[]> = defineTool({
  name: 'search_hotels',
  title: 'Search hotels',
  category: 'hotels',
  summary: 'Find hotels in a place for given nights.',
  input: z
    .strictObject({
      city: z.string().describe('Place.'),
      check_in: z.iso.date().meta({ description: 'First night as YYYY-MM-DD.', compare: 'exact' }),
      check_out: z.iso.date().meta({ description: 'Day of leaving as YYYY-MM-DD.', compare: 'exact' }),
      guests: z.int().min(1).max(10).meta({ description: 'Number of guests.', extractive: true }).default(2),
      max_price: z.number().min(0).meta({ description: 'Highest price per night.', extractive: true }).optional(),
    })
    .refine(({ check_in: checkIn, check_out: checkOut }) => checkOut > checkIn, {
      path: ['check_out'],
      error: 'The day of leaving has to come after the first night.',
    }),
  output: z
    .array(z.object({ name: z.string(), rating: z.number(), price_per_night: z.number() }))
    .describe('Name, rating and price per night of each.'),
  effect: 'read',
  resource: 'travel.hotels',
  examples: [
    {
      query: 'Hotels in Kyoto from 4 to 7 May 2027 under 200 a night',
      input: { city: 'Kyoto', check_in: '2027-05-04', check_out: '2027-05-07', guests: 2, max_price: 200 },
    },
  ],
});

export const searchHotelsTool = ({ device }: { readonly device: TravelPort }): Tool<SearchHotelsRequest, readonly HotelOffer[]> =>
  serviceTool(searchHotels, device.searchHotels);
