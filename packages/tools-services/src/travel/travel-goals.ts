import type { Goal } from '../simulation/goals.ts';
import type { Booking, TravelState } from './travel-state.ts';

/** A booking as a goal names it: by its kind, its days, and a part of its title. */
export interface GoalBooking extends Pick<Booking, 'kind'> {
  readonly titleHolds: string;
  readonly startsOn: string;
}

/** A confirmed booking is there. */
export const isBooked = ({ kind, titleHolds, startsOn }: GoalBooking): Goal<TravelState> => ({
  sentence: `a ${kind} with "${titleHolds}" is booked from ${startsOn}`,
  isMet: ({ bookings }) =>
    Object.values(bookings).some(
      (one) => one.kind === kind && one.status === 'confirmed' && one.title.includes(titleHolds) && one.starts.startsWith(startsOn),
    ),
});

/** A booking is cancelled. */
export const isBookingCancelled = (id: string): Goal<TravelState> => ({
  sentence: `booking ${id} is cancelled`,
  isMet: ({ bookings }) => Object.values(bookings).some((one) => one.id === id && one.status === 'cancelled'),
});
