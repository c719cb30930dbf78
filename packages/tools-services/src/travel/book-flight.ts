import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import type { BookFlightRequest, BookingReceipt, TravelPort } from './travel-port.ts';
import { undoTravelBooking } from './undo-travel-booking.ts';

export const bookFlight: ToolDefinition<BookFlightRequest, BookingReceipt> = defineTool({
  name: 'book_flight',
  title: 'Book flight',
  category: 'flights',
  summary: 'Book and pay for a flight.',
  input: z.strictObject({
    flight_number: z
      .string()
      .regex(/^[A-Z0-9]{2}\d{1,4}$/u)
      .meta({ description: 'Flight number.', compare: 'exact' }),
    departure_date: z.iso.date().meta({ description: 'Day as YYYY-MM-DD.', compare: 'exact' }),
    passenger_name: z.string().describe('Name of the traveller.').default('me'),
    payment_method: z.string().describe('How to pay.').default('default'),
  }),
  output: z.object({ booking_id: z.string(), total: z.number() }).describe('Booking number and sum.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Book {flight_number} on {departure_date} for {total}?', shows: ['total'] },
  resource: 'travel.bookings',
  examples: [{ query: 'Book flight UA837 on 3 May 2027', input: { flight_number: 'UA837', departure_date: '2027-05-03' } }],
});

export const bookFlightTool = ({ device }: { readonly device: TravelPort }): Tool<BookFlightRequest, BookingReceipt> =>
  consentedServiceTool(bookFlight, { preview: device.previewFlightBooking, operation: device.bookFlight }, { undo: undoTravelBooking });
