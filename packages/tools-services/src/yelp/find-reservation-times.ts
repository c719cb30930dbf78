import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { FindReservationTimesRequest, YelpPort } from './yelp-port.ts';

export const findReservationTimes: ToolDefinition<FindReservationTimesRequest, readonly string[]> = defineTool({
  name: 'find_reservation_times',
  title: 'Find reservation times',
  category: 'booking',
  summary: 'List free tables of a restaurant for a day, time and party.',
  input: z.strictObject({
    business_name: z.string().describe('Name of the restaurant.'),
    date: z.iso.date().meta({ description: 'Day as YYYY-MM-DD.', compare: 'exact' }),
    time: z.iso.time({ precision: -1 }).meta({ format: 'time', description: 'Wanted time as HH:MM, 24-hour.', compare: 'exact' }),
    party_size: z.int().min(1).max(20).meta({ description: 'Number of people.', extractive: true }),
  }),
  output: z.array(z.string()).describe('Free times as HH:MM.'),
  effect: 'read',
  resource: 'yelp.reservations',
  examples: [
    {
      query: 'Is there a table for 4 at Nopa on 14 February 2027 around 19:30?',
      input: { business_name: 'Nopa', date: '2027-02-14', time: '19:30', party_size: 4 },
    },
  ],
});

export const findReservationTimesTool = ({ device }: { readonly device: YelpPort }): Tool<FindReservationTimesRequest, readonly string[]> =>
  serviceTool(findReservationTimes, device.findReservationTimes);
