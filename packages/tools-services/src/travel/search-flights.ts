import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { cabins, type SearchFlightsRequest, type FlightOffer, type TravelPort } from './travel-port.ts';

const cabinWords: Readonly<Record<(typeof cabins)[number], readonly string[]>> = {
  economy: ['coach', 'economy class', 'cheapest'],
  'premium economy': ['premium', 'economy plus'],
  business: ['business class'],
  first: ['first class'],
};

export const searchFlights: ToolDefinition<SearchFlightsRequest, readonly FlightOffer[]> = defineTool({
  name: 'search_flights',
  title: 'Search flights',
  category: 'flights',
  summary: 'Find flights between two places.',
  input: z.strictObject({
    origin: z.string().describe('City or IATA code to leave from.'),
    destination: z.string().describe('City or IATA code to fly to.'),
    departure_date: z.iso.date().meta({ description: 'Day as YYYY-MM-DD.', compare: 'exact' }),
    return_date: z.iso.date().meta({ description: 'Day of the flight back; leave out for one way.', compare: 'exact' }).optional(),
    passengers: z.int().min(1).max(9).meta({ description: 'Number of travellers.', extractive: true }).default(1),
    cabin: z.enum(cabins).meta({ description: 'Class of travel.', synonyms: cabinWords }).default('economy'),
  }),
  output: z
    .array(
      z.object({
        flight_number: z.string(),
        origin: z.string(),
        destination: z.string(),
        departs: z.string(),
        arrives: z.string(),
        stops: z.int(),
        price: z.number(),
      }),
    )
    .describe('Flight number, times, stops and price of each.'),
  effect: 'read',
  resource: 'travel.flights',
  examples: [
    {
      query: 'Find flights from SFO to Tokyo leaving 3 May 2027 and back on 12 May',
      input: { origin: 'SFO', destination: 'Tokyo', departure_date: '2027-05-03', return_date: '2027-05-12' },
    },
  ],
});

export const searchFlightsTool = ({ device }: { readonly device: TravelPort }): Tool<SearchFlightsRequest, readonly FlightOffer[]> =>
  serviceTool(searchFlights, device.searchFlights);
