import { ToolFailure } from '@octoweave/core';
import { dollars, toCents } from '../simulation/money.ts';
import { isNamedBy } from '../simulation/name-words.ts';
import { seededInteger, seededShare } from '../simulation/seeded-random.ts';
import type { ServiceClock } from '../simulation/simulation-clock.ts';
import {
  defineSimulation,
  type OperationStep,
  type SimulatedService,
  simulateService,
  type Simulation,
} from '../simulation/simulated-service.ts';
import { addMinutes, dateOf, momentOf, stampOf, timeOf } from '../simulation/wall-time.ts';
import { draftCancellation, draftCar, draftFlight, draftStay, findFlight, hasRoom } from './draft-booking.ts';
import { checkDay, findAirports, findCity } from './travel-places.ts';
import type { BookingReceipt, Cabin, FlightOffer, TravelOperations } from './travel-port.ts';
import { nightPrice, seatPrice } from './travel-prices.ts';
import { seedTravel } from './travel-seed.ts';
import type { Airport, Booking, TravelState } from './travel-state.ts';

interface Leg {
  readonly from: readonly Airport[];
  readonly to: readonly Airport[];
  readonly date: string;
  readonly passengers: number;
  readonly cabin: Cabin;
}

function offersOf(state: TravelState, { from, to, date, passengers, cabin }: Leg): readonly FlightOffer[] {
  return Object.values(state.flights)
    .filter((flight) => from.some(({ id }) => id === flight.origin) && to.some(({ id }) => id === flight.destination))
    .map((flight) => {
      const departsMs = momentOf(date, flight.departs);
      return {
        flight_number: flight.id,
        origin: flight.origin,
        destination: flight.destination,
        departs: stampOf(departsMs),
        arrives: stampOf(addMinutes(departsMs, flight.minutes)),
        stops: flight.stops,
        price: toCents(seatPrice(state, flight, { date, cabin }) * passengers),
      };
    })
    .toSorted((left, right) => left.price - right.price);
}

/** How much later a delayed flight leaves, in minutes. */
const longestDelay = 180;

function addBooking(state: TravelState, booking: Booking): OperationStep<TravelState, BookingReceipt> {
  return {
    state: { ...state, bookings: { ...state.bookings, [booking.id]: booking } },
    result: { booking_id: booking.id, total: booking.total },
  };
}

/** The bookings of a trip; cancelled ones are no part of it. */
function bookingsOf({ bookings }: TravelState, trip: string | undefined): readonly Booking[] {
  const active = Object.values(bookings).filter(({ status }) => status === 'confirmed');
  if (trip === undefined) return active;
  const found = active.filter((booking) => isNamedBy(trip, `${booking.trip} ${booking.title} trip`) || isNamedBy(booking.trip, trip));
  if (found.length > 0) return found;
  const names = [...new Set(active.map((booking) => booking.trip))];
  throw new ToolFailure({
    code: 'trip-not-found',
    message: `You have no bookings for a trip called "${trip}".`,
    advice: names.length > 0 ? `You have bookings for ${names.join(', ')}.` : 'Book something first.',
  });
}

const simulation: Simulation<TravelState, TravelOperations> = defineSimulation<TravelState, TravelOperations>('travel', {
  searchFlights(state, { origin, destination, departure_date: date, return_date: back, passengers, cabin }, { nowMs }) {
    const from = findAirports(state, origin);
    const to = findAirports(state, destination);
    checkDay(date, nowMs);
    const outward = offersOf(state, { from, to, date, passengers, cabin });
    if (back === undefined) return { state, result: outward };
    checkDay(back, nowMs);
    if (back < date)
      throw new ToolFailure({ code: 'dates-reversed', message: 'The flight back is before the flight out.', advice: 'Name a later day.' });
    return { state, result: [...outward, ...offersOf(state, { from: to, to: from, date: back, passengers, cabin })] };
  },
  previewFlightBooking(state, request, context) {
    const { total, traveller, paymentMethod } = draftFlight(state, request, context);
    const { flight_number, departure_date } = request;
    const shown = { flight_number, departure_date, passenger_name: traveller, total: dollars(total), payment_method: paymentMethod };
    return { state, result: shown };
  },
  bookFlight: (state, request, context) => addBooking(state, draftFlight(state, request, context)),
  checkFlightStatus(state, { flight_number: number, date }, { nowMs }) {
    const flight = findFlight(state, number);
    const day = date ?? dateOf(nowMs);
    const share = seededShare(state.seed, flight.id, day, 'status');
    const delay = share < 0.25 ? seededInteger(state.seed, [15, longestDelay], flight.id, day, 'delay') : 0;
    const status = share < 0.03 ? 'cancelled' : delay > 0 ? `delayed by ${delay} minutes` : 'on time';
    const gate = `${'ABCDE'[seededInteger(state.seed, [0, 4], flight.id, day, 'pier')]}${seededInteger(state.seed, [1, 40], flight.id, day, 'gate')}`;
    return { state, result: { status, gate, departs: timeOf(addMinutes(momentOf(day, flight.departs), delay)) } };
  },
  searchHotels(state, { city: said, check_in: checkIn, check_out: checkOut, guests, max_price: maxPrice }, { nowMs }) {
    const city = findCity(
      Object.values(state.hotels).map((hotel) => hotel.city),
      said,
    );
    checkDay(checkIn, nowMs);
    checkDay(checkOut, nowMs);
    const result = Object.values(state.hotels)
      .filter((hotel) => hotel.city === city && hasRoom(state, hotel, checkIn))
      .map((hotel) => ({ name: hotel.name, rating: hotel.rating, price_per_night: nightPrice(state, hotel, { date: checkIn, guests }) }))
      .filter(({ price_per_night: price }) => price <= (maxPrice ?? price))
      .toSorted((left, right) => right.rating - left.rating);
    return { state, result };
  },
  previewHotelBooking(state, request, context) {
    const { title, total, paymentMethod } = draftStay(state, request, context);
    const { check_in, check_out, guests } = request;
    return { state, result: { hotel_name: title, check_in, check_out, guests, total: dollars(total), payment_method: paymentMethod } };
  },
  bookHotel: (state, request, context) => addBooking(state, draftStay(state, request, context)),
  previewCarRental(state, request, context) {
    const { booking, pickup } = draftCar(state, request, context);
    const { pickup_date, return_date, car_type } = request;
    return { state, result: { pickup_location: pickup, pickup_date, return_date, car_type, total: dollars(booking.total) } };
  },
  rentCar: (state, request, context) => addBooking(state, draftCar(state, request, context).booking),
  findAttractions(state, { city: said, category, max_results: maxResults }) {
    const city = findCity(
      state.attractions.map((attraction) => attraction.city),
      said,
    );
    const result = state.attractions
      .filter((attraction) => attraction.city === city && (category === 'any' || attraction.kind === category))
      .slice(0, maxResults)
      .map(({ name, kind, description }) => ({ name, kind, description }));
    return { state, result };
  },
  getItinerary(state, { trip_name: trip }) {
    const result = bookingsOf(state, trip)
      .toSorted((left, right) => left.starts.localeCompare(right.starts))
      .map(({ id, kind, title, starts, ends }) => ({ booking_id: id, kind, title, starts, ends }));
    return { state, result };
  },
  previewBookingCancellation(state, request, context) {
    const { id, refund } = draftCancellation(state, request, context);
    return { state, result: { booking_id: id, refund: dollars(refund) } };
  },
  cancelBooking(state, request, context) {
    const booking = draftCancellation(state, request, context);
    const { status, refund } = booking;
    return { state: addBooking(state, booking).state, result: { status, refund } };
  },
});

/** The simulated travel service as a pure function. */
export const applyTravel: Simulation<TravelState, TravelOperations>['apply'] = simulation.apply;

/** A travel service in the computer. */
export type SimulatedTravel = SimulatedService<TravelState, TravelOperations>;

/** Starts a simulated travel service. */
export function simulatedTravel({ seed, clock }: { readonly seed: number; readonly clock: ServiceClock }): SimulatedTravel {
  return simulateService(simulation, { initial: seedTravel({ seed, nowMs: clock.nowMs() }), clock });
}
