import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { GetItineraryRequest, ItineraryEntry, TravelPort } from './travel-port.ts';

export const getItinerary: ToolDefinition<GetItineraryRequest, readonly ItineraryEntry[]> = defineTool({
  name: 'get_itinerary',
  title: 'Get itinerary',
  category: 'bookings',
  summary: 'Show the bookings of the user in order of time.',
  input: z.strictObject({
    trip_name: z.string().describe('Name of the trip; leave out for all.').optional(),
  }),
  output: z
    .array(z.object({ booking_id: z.string(), kind: z.string(), title: z.string(), starts: z.string(), ends: z.string() }))
    .describe('Flights, hotels and cars with times.'),
  effect: 'read',
  resource: 'travel.bookings',
  examples: [{ query: 'Show me my Japan itinerary', input: { trip_name: 'Japan' } }],
});

export const getItineraryTool = ({ device }: { readonly device: TravelPort }): Tool<GetItineraryRequest, readonly ItineraryEntry[]> =>
  serviceTool(getItinerary, device.getItinerary);
