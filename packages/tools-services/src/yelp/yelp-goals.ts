import type { Goal } from '../simulation/goals.ts';
import { isSameName } from '../simulation/name-words.ts';
import type { Reservation, YelpState } from './yelp-state.ts';

/** A table as a goal names it. */
export interface BookedTable extends Pick<Reservation, 'date' | 'time' | 'partySize'> {
  readonly business: string;
}

/** A confirmed reservation is there. */
export const isTableBooked = ({ business, date, time, partySize }: BookedTable): Goal<YelpState> => ({
  sentence: `a table for ${partySize} at ${business} is booked for ${date} at ${time}`,
  isMet: ({ reservations, businesses }) =>
    Object.values(reservations).some(
      (one) =>
        one.status === 'confirmed' &&
        one.date === date &&
        one.time === time &&
        one.partySize === partySize &&
        isSameName(businesses[one.businessId]?.name ?? '', business),
    ),
});

/** A reservation is cancelled. */
export const isReservationCancelled = (id: string): Goal<YelpState> => ({
  sentence: `reservation ${id} is cancelled`,
  isMet: ({ reservations }) => Object.values(reservations).some((one) => one.id === id && one.status === 'cancelled'),
});

/** A business is in a collection. */
export const isBusinessSaved = ({ business, collection }: { readonly business: string; readonly collection: string }): Goal<YelpState> => ({
  sentence: `${business} is in ${collection}`,
  isMet: ({ collections, businesses }) =>
    Object.entries(collections).some(
      ([name, ids]) => isSameName(name, collection) && ids.some((id) => isSameName(businesses[id]?.name ?? '', business)),
    ),
});
