import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import type { BookHotelRequest, BookingReceipt, TravelPort } from './travel-port.ts';
import { undoTravelBooking } from './undo-travel-booking.ts';

export const bookHotel: ToolDefinition<BookHotelRequest, BookingReceipt> = defineTool({
  name: 'book_hotel',
  title: 'Book hotel',
  category: 'hotels',
  summary: 'Book a hotel room.',
  input: z
    .strictObject({
      hotel_name: z.string().describe('Name of the hotel.'),
      check_in: z.iso.date().meta({ description: 'First night as YYYY-MM-DD.', compare: 'exact' }),
      check_out: z.iso.date().meta({ description: 'Day of leaving as YYYY-MM-DD.', compare: 'exact' }),
      guests: z.int().min(1).max(10).meta({ description: 'Number of guests.', extractive: true }).default(2),
      payment_method: z.string().describe('How to pay.').default('default'),
    })
    .refine(({ check_in: checkIn, check_out: checkOut }) => checkOut > checkIn, {
      path: ['check_out'],
      error: 'The day of leaving has to come after the first night.',
    }),
  output: z.object({ booking_id: z.string(), total: z.number() }).describe('Booking number and sum.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Book {hotel_name} for {total}?', shows: ['total'] },
  resource: 'travel.bookings',
  examples: [
    {
      query: 'Book Hotel Granvia for 4 to 7 May 2027',
      input: { hotel_name: 'Hotel Granvia', check_in: '2027-05-04', check_out: '2027-05-07' },
    },
  ],
});

export const bookHotelTool = ({ device }: { readonly device: TravelPort }): Tool<BookHotelRequest, BookingReceipt> =>
  consentedServiceTool(bookHotel, { preview: device.previewHotelBooking, operation: device.bookHotel }, { undo: undoTravelBooking });
