import { ToolFailure } from '@octoweave/core';
import { acknowledged } from '../acknowledgement.ts';
import { chooseNamed } from '../simulation/choose-named.ts';
import { isNamedBy, isSameName, nameWords } from '../simulation/name-words.ts';
import { findRecord, nextId } from '../simulation/records.ts';
import { searchEntries } from '../simulation/search-entries.ts';
import type { ServiceClock } from '../simulation/simulation-clock.ts';
import { defineSimulation, type SimulatedService, simulateService, type Simulation } from '../simulation/simulated-service.ts';
import { timeOf } from '../simulation/wall-time.ts';
import { freeTimes } from './reservation-times.ts';
import { seedYelp } from './yelp-seed.ts';
import {
  type CancelReservationRequest,
  type MakeReservationRequest,
  priceLevels,
  type SearchBusinessesRequest,
  type YelpOperations,
} from './yelp-port.ts';
import type { Business, Reservation, Review, YelpState } from './yelp-state.ts';

const addressOf = ({ street, neighbourhood, city }: Business): string => `${street}, ${neighbourhood}, ${city}`;

/** Words for where the person is, which is everywhere the simulated Yelp knows. */
const hereWords: ReadonlySet<string> = new Set(nameWords('near me here nearby around current location close by'));

function isIn(business: Business, location: string): boolean {
  const said = nameWords(location)
    .filter((word) => !hereWords.has(word))
    .join(' ');
  return said === '' || isNamedBy(said, `${addressOf(business)} CA California USA`) || isNamedBy(business.neighbourhood, said);
}

function businessesIn(state: YelpState, location: string): readonly Business[] {
  const found = Object.values(state.businesses).filter((business) => isIn(business, location));
  if (found.length > 0) return found;
  throw new ToolFailure({
    code: 'location-not-found',
    message: `I know no businesses in "${location}".`,
    advice: 'Name a city or a neighbourhood.',
  });
}

/** Two businesses may share a name, never a name and a neighbourhood. */
const chooseBusiness = (businesses: readonly Business[], said: string): Business =>
  chooseNamed(businesses, {
    said,
    parameter: 'business_name',
    kind: 'business',
    nameOf: ({ name }) => name,
    labelOf: ({ name, neighbourhood }) => `${name} ${neighbourhood}`,
  });

function isOpen({ hours: { opens, closes, closedOn } }: Business, nowMs: number): boolean {
  const time = timeOf(nowMs);
  return !closedOn.includes(new Date(nowMs).getUTCDay()) && opens <= time && time < closes;
}

const rankings: Readonly<Record<SearchBusinessesRequest['sort_by'], (left: Business, right: Business) => number>> = {
  'best match': () => 0,
  rating: (left, right) => right.rating - left.rating,
  'review count': (left, right) => right.reviewCount - left.reviewCount,
  distance: (left, right) => left.distanceMeters - right.distanceMeters,
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function describeHours({ hours: { opens, closes, closedOn } }: Business): string {
  const closed = closedOn.map((day) => weekdays[day]).join(', ');
  return `${opens} to ${closes}${closed === '' ? ' every day' : `, closed on ${closed}`}`;
}

const reviewRankings = {
  newest: (left: Review, right: Review): number => right.date.localeCompare(left.date),
  highest: (left: Review, right: Review): number => right.stars - left.stars,
  lowest: (left: Review, right: Review): number => left.stars - right.stars,
};

/** The business of a table that is still free. */
function checkReservation(state: YelpState, request: MakeReservationRequest, context: { readonly nowMs: number }): Business {
  const business = chooseBusiness(Object.values(state.businesses), request.business_name);
  const free = freeTimes(state, { ...request, business }, context);
  if (free.includes(request.time)) return business;
  throw new ToolFailure({
    code: 'not-available',
    message: `${business.name} has no table for ${request.party_size} at ${request.time} on ${request.date}.`,
    advice: free.length > 0 ? `Free around then: ${free.join(', ')}.` : 'Try another time or day.',
  });
}

function activeReservation({ reservations }: YelpState, { reservation_id: id }: CancelReservationRequest): Reservation {
  const reservation = findRecord(reservations, { id, kind: 'reservation' });
  if (reservation.status === 'confirmed') return reservation;
  throw new ToolFailure({ code: 'already-cancelled', message: `Reservation ${reservation.id} is cancelled already.` });
}

const simulation: Simulation<YelpState, YelpOperations> = defineSimulation<YelpState, YelpOperations>('yelp', {
  searchBusinesses(state, { term, location, price, open_now: openNow, sort_by: sortBy, limit }, { nowMs }) {
    const textOf = ({ name, categories }: Business): string => `${name} ${categories}`;
    const result = searchEntries(businessesIn(state, location), term, textOf)
      .filter((business) => price === undefined || priceLevels.indexOf(business.price) <= priceLevels.indexOf(price))
      .filter((business) => !openNow || isOpen(business, nowMs))
      .toSorted(rankings[sortBy])
      .slice(0, limit)
      .map((business) => ({
        name: business.name,
        rating: business.rating,
        price: business.price,
        address: addressOf(business),
        distance_meters: business.distanceMeters,
      }));
    return { state, result };
  },
  getBusinessDetails(state, { business_name: said, location }) {
    const business = chooseBusiness(location === undefined ? Object.values(state.businesses) : businessesIn(state, location), said);
    const { name, phone, rating } = business;
    return { state, result: { name, phone, address: addressOf(business), hours: describeHours(business), rating } };
  },
  getBusinessReviews(state, { business_name: said, max_results: maxResults, sort_by: sortBy }) {
    const { id } = chooseBusiness(Object.values(state.businesses), said);
    const reviews = (state.reviews[id] ?? []).toSorted(reviewRankings[sortBy]).slice(0, maxResults);
    return { state, result: reviews.map(({ date, stars, text }) => `${stars} of 5, ${date}: ${text}`) };
  },
  findReservationTimes(state, request, context) {
    const business = chooseBusiness(Object.values(state.businesses), request.business_name);
    return { state, result: freeTimes(state, { ...request, business }, context) };
  },
  previewReservation(state, request, context) {
    const business = checkReservation(state, request, context);
    const { date, time, party_size, notes = '' } = request;
    return { state, result: { business_name: `${business.name}, ${addressOf(business)}`, date, time, party_size, notes } };
  },
  makeReservation(state, request, context) {
    const business = checkReservation(state, request, context);
    const { date, time, party_size: partySize, notes = '' } = request;
    const id = nextId(state.reservations, { prefix: 'R', first: 1042 });
    const reservation: Reservation = { id, businessId: business.id, date, time, partySize, notes, status: 'confirmed' };
    return {
      state: { ...state, reservations: { ...state.reservations, [id]: reservation } },
      result: { reservation_id: id, status: 'confirmed' },
    };
  },
  previewReservationCancellation(state, request) {
    return { state, result: { reservation_id: activeReservation(state, request).id } };
  },
  cancelReservation(state, request) {
    const reservation = activeReservation(state, request);
    return {
      state: { ...state, reservations: { ...state.reservations, [reservation.id]: { ...reservation, status: 'cancelled' } } },
      result: acknowledged(`Reservation ${reservation.id} is cancelled.`),
    };
  },
  saveBusiness(state, { business_name: said, collection }) {
    const { id, name } = chooseBusiness(Object.values(state.businesses), said);
    const [key, saved] = Object.entries(state.collections).find(([existing]) => isSameName(existing, collection)) ?? [collection, []];
    if (saved.includes(id)) return { state, result: acknowledged(`${name} is in ${key} already.`) };
    return {
      state: { ...state, collections: { ...state.collections, [key]: [...saved, id] } },
      result: acknowledged(`${name} is in ${key} now.`),
    };
  },
});

/** The simulated Yelp as a pure function. */
export const applyYelp: Simulation<YelpState, YelpOperations>['apply'] = simulation.apply;

/** A Yelp in the computer. */
export type SimulatedYelp = SimulatedService<YelpState, YelpOperations>;

/** Starts a simulated Yelp. */
export function simulatedYelp({ seed, clock }: { readonly seed: number; readonly clock: ServiceClock }): SimulatedYelp {
  return simulateService(simulation, { initial: seedYelp({ seed, nowMs: clock.nowMs() }), clock });
}
