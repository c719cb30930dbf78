import type { Account } from '../simulation/account.ts';
import type { Records } from '../simulation/records.ts';
import type { attractionKinds } from './travel-port.ts';

/** An airport; a city may have several. */
export interface Airport {
  /** IATA code. */
  readonly id: string;
  readonly city: string;
  readonly country: string;
}

/** A flight that leaves every day. */
export interface Flight {
  /** Flight number. */
  readonly id: string;
  readonly origin: string;
  readonly destination: string;
  readonly departs: string;
  readonly minutes: number;
  readonly stops: number;
  readonly basePrice: number;
}

/** A hotel of the simulated service. */
export interface Hotel {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly rating: number;
  readonly basePrice: number;
}

/** Something to see. */
export interface Attraction {
  readonly name: string;
  readonly city: string;
  readonly kind: Exclude<(typeof attractionKinds)[number], 'any'>;
  readonly description: string;
}

/** Something booked by the person. */
export interface Booking {
  readonly id: string;
  readonly kind: 'flight' | 'hotel' | 'car';
  readonly title: string;
  /** The country it is in or goes to. */
  readonly trip: string;
  readonly starts: string;
  readonly ends: string;
  readonly total: number;
  readonly traveller: string;
  readonly paymentMethod: string;
  readonly status: 'confirmed' | 'cancelled';
  readonly refund: number;
}

/** The simulated travel service at one moment: plain JSON, never changed in place. */
export interface TravelState {
  readonly seed: number;
  readonly account: Account;
  readonly airports: Records<Airport>;
  readonly flights: Records<Flight>;
  readonly hotels: Records<Hotel>;
  readonly attractions: readonly Attraction[];
  readonly bookings: Records<Booking>;
}
