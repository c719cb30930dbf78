import type { ChangedCall, ToolUndo } from '@octoweave/core';
import { undoBooking } from '../booked-record.ts';

/** Cancels the flight, hotel or car that was booked. */
export function undoTravelBooking({ changes }: ChangedCall): ToolUndo {
  return undoBooking(changes, {
    place: 'travel.bookings',
    cancel: (id) => ({ tool: 'cancel_booking', input: { booking_id: id } }),
    remains: (id) => `Booking ${id} stays in the list as cancelled, and how much is paid back depends on the day.`,
  });
}
