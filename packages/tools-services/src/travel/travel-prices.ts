import { seededShare } from '../simulation/seeded-random.ts';
import { toCents } from '../simulation/money.ts';
import { daysBetween } from '../simulation/wall-time.ts';
import type { Cabin, CarType } from './travel-port.ts';
import type { Flight, Hotel, TravelState } from './travel-state.ts';

const cabinFactors: Readonly<Record<Cabin, number>> = { economy: 1, 'premium economy': 1.6, business: 3.2, first: 5 };

const carPrices: Readonly<Record<CarType, number>> = { economy: 38, compact: 45, suv: 79, van: 92, electric: 68 };

const guestsPerRoom = 2;

/** What one seat of a flight costs on a day. */
export const seatPrice = (
  { seed }: TravelState,
  { id, basePrice }: Flight,
  { date, cabin }: { readonly date: string; readonly cabin: Cabin },
): number => toCents(basePrice * cabinFactors[cabin] * (0.85 + seededShare(seed, id, date) * 0.5));

/** What a night costs all guests, in as many rooms as they need. */
export const nightPrice = (
  { seed }: TravelState,
  { id, basePrice }: Hotel,
  { date, guests }: { readonly date: string; readonly guests: number },
): number => toCents(basePrice * Math.ceil(guests / guestsPerRoom) * (0.9 + seededShare(seed, id, date) * 0.3));

/** What a car costs; a day that has begun counts. */
export const carPrice = ({ type, from, to }: { readonly type: CarType; readonly from: string; readonly to: string }): number =>
  toCents(carPrices[type] * Math.max(1, daysBetween(from, to)));
