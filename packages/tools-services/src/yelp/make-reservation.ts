import { type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo } from '@octoweave/core';
import { z } from 'zod';
import { undoBooking } from '../booked-record.ts';
import { consentedServiceTool } from '../service-tool.ts';
import type { MakeReservationRequest, ReservationReceipt, YelpPort } from './yelp-port.ts';

export const makeReservation: ToolDefinition<MakeReservationRequest, ReservationReceipt> = defineTool({
  name: 'make_reservation',
  title: 'Make reservation',
  category: 'booking',
  summary: 'Book a table.',
  input: z.strictObject({
    business_name: z.string().describe('Name of the restaurant.'),
    date: z.iso.date().meta({ description: 'Day as YYYY-MM-DD.', compare: 'exact' }),
    time: z.iso.time({ precision: -1 }).meta({ format: 'time', description: 'Time as HH:MM, 24-hour.', compare: 'exact' }),
    party_size: z.int().min(1).max(20).meta({ description: 'Number of people.', extractive: true }),
    notes: z.string().meta({ description: 'Wishes for the restaurant.', compare: 'semantic' }).optional(),
  }),
  output: z.object({ reservation_id: z.string(), status: z.string() }).describe('Reservation number and status.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Book {business_name} on {date} at {time} for {party_size}?' },
  resource: 'yelp.reservations',
  examples: [
    {
      query: 'Book Nopa for two at 20:00 on 14 February 2027',
      input: { business_name: 'Nopa', date: '2027-02-14', time: '20:00', party_size: 2 },
    },
  ],
});

export const makeReservationTool = ({ device }: { readonly device: YelpPort }): Tool<MakeReservationRequest, ReservationReceipt> =>
  consentedServiceTool(
    makeReservation,
    { preview: device.previewReservation, operation: device.makeReservation },
    { undo: undoReservation },
  );

function undoReservation({ changes }: ChangedCall): ToolUndo {
  return undoBooking(changes, {
    place: 'yelp.reservations',
    cancel: (id) => ({ tool: 'cancel_reservation', input: { reservation_id: id } }),
    remains: (id) => `Reservation ${id} stays in the list as cancelled.`,
  });
}
