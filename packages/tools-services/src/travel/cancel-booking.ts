import { cannotUndo, defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import type { CancelBookingRequest, CancellationReceipt, TravelPort } from './travel-port.ts';

export const cancelBooking: ToolDefinition<CancelBookingRequest, CancellationReceipt> = defineTool({
  name: 'cancel_booking',
  title: 'Cancel booking',
  category: 'bookings',
  summary: 'Cancel a flight, hotel or car that was booked.',
  input: z.strictObject({
    booking_id: z.string().meta({ description: 'Booking number.', compare: 'exact' }),
  }),
  output: z.object({ status: z.string(), refund: z.number() }).describe('Status and refund.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Cancel booking {booking_id}?', shows: ['refund'] },
  resource: 'travel.bookings',
  examples: [{ query: 'Cancel booking T-7718', input: { booking_id: 'T-7718' } }],
});

export const cancelBookingTool = ({ device }: { readonly device: TravelPort }): Tool<CancelBookingRequest, CancellationReceipt> =>
  consentedServiceTool(
    cancelBooking,
    { preview: device.previewBookingCancellation, operation: device.cancelBooking },
    { undo: () => cannotUndo('What was cancelled has to be booked anew.') },
  );
