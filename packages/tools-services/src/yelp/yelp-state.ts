import type { Records } from '../simulation/records.ts';
import type { PriceLevel } from './yelp-port.ts';

/** When a business is open on each day; closed where there is no time for it. */
export interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
  /** Days of the week it stays shut, from 0 for Sunday. */
  readonly closedOn: readonly number[];
}

/** A business of the simulated Yelp. */
export interface Business {
  readonly id: string;
  readonly name: string;
  readonly categories: string;
  readonly neighbourhood: string;
  readonly city: string;
  readonly street: string;
  readonly phone: string;
  readonly price: PriceLevel;
  readonly hours: OpeningHours;
  /** The largest party that gets a table; 0 where there are none to book. */
  readonly largestParty: number;
  readonly rating: number;
  readonly reviewCount: number;
  readonly distanceMeters: number;
}

/** What somebody wrote about a business. */
export interface Review {
  readonly date: string;
  readonly stars: number;
  readonly text: string;
}

/** A table booked by the person. */
export interface Reservation {
  readonly id: string;
  readonly businessId: string;
  readonly date: string;
  readonly time: string;
  readonly partySize: number;
  readonly notes: string;
  readonly status: 'confirmed' | 'cancelled';
}

/** The simulated Yelp at one moment: plain JSON, never changed in place. */
export interface YelpState {
  readonly seed: number;
  readonly businesses: Records<Business>;
  /** By business, newest first. */
  readonly reviews: Readonly<Record<string, readonly Review[]>>;
  readonly reservations: Records<Reservation>;
  /** Identifiers of businesses by the name of the collection. */
  readonly collections: Readonly<Record<string, readonly string[]>>;
}
