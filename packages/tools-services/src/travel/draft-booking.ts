import { ToolFailure } from '@octoweave/core';
import { resolvePaymentMethod } from '../simulation/account.ts';
import { chooseNamed } from '../simulation/choose-named.ts';
import { sumOf } from '../simulation/money.ts';
import { isSameName } from '../simulation/name-words.ts';
import { findRecord, nextId } from '../simulation/records.ts';
import { seededShare } from '../simulation/seeded-random.ts';
import type { SimulationContext } from '../simulation/simulated-service.ts';
import { addDays, addMinutes, dateOf, daysBetween, momentOf, momentOfStamp, stampOf } from '../simulation/wall-time.ts';
import type { BookFlightRequest, BookHotelRequest, CancelBookingRequest, RentCarRequest } from './travel-port.ts';
import { checkDay, countryOf, findAirports } from './travel-places.ts';
import { carPrice, nightPrice, seatPrice } from './travel-prices.ts';
import type { Airport, Booking, Flight, Hotel, TravelState } from './travel-state.ts';

const fullShare = 0.04;

/** The days of all nights of a stay. */
const nightsOf = (checkIn: string, checkOut: string): readonly string[] =>
  Array.from({ length: daysBetween(checkIn, checkOut) }, (_, index) => dateOf(addDays(momentOf(checkIn), index)));

/** Whether a hotel has a room in the first night, which stands for all of them. */
export const hasRoom = ({ seed }: TravelState, { id }: Hotel, checkIn: string): boolean =>
  seededShare(seed, id, checkIn, 'full') >= fullShare;

/** What all nights cost all guests. */
export const stayPrice = (
  state: TravelState,
  hotel: Hotel,
  { check_in: checkIn, check_out: checkOut, guests }: Pick<BookHotelRequest, 'check_in' | 'check_out' | 'guests'>,
): number => sumOf(nightsOf(checkIn, checkOut).map((date) => nightPrice(state, hotel, { date, guests })));

/** @throws {ToolFailure} `flight-not-found`. */
export const findFlight = ({ flights }: TravelState, number: string): Flight => findRecord(flights, { id: number, kind: 'flight' });

type BookingPart = Pick<Booking, 'kind' | 'title' | 'trip' | 'starts' | 'ends' | 'total'>;

interface CompleteBookingOptions {
  readonly traveller?: string | undefined;
  readonly payment?: string | undefined;
}

function completeBooking(
  state: TravelState,
  part: BookingPart,
  { traveller = 'me', payment = 'default' }: CompleteBookingOptions,
): Booking {
  const { account, bookings } = state;
  return {
    id: nextId(bookings, { prefix: 'T', first: 7718 }),
    ...part,
    traveller: isSameName(traveller, 'me') || traveller.trim() === '' ? account.name : traveller.trim(),
    paymentMethod: resolvePaymentMethod(account, payment),
    status: 'confirmed',
    refund: 0,
  };
}

/** The booking a flight request comes to: one seat in economy. */
export function draftFlight(state: TravelState, request: BookFlightRequest, { nowMs }: SimulationContext): Booking {
  const { flight_number: number, departure_date: date, passenger_name: traveller, payment_method: payment } = request;
  const flight = findFlight(state, number);
  checkDay(date, nowMs);
  const startsMs = momentOf(date, flight.departs);
  if (startsMs <= nowMs)
    throw new ToolFailure({ code: 'not-available', message: `${flight.id} has left already.`, advice: 'Take a later flight.' });
  const part: BookingPart = {
    kind: 'flight',
    title: `${flight.id} ${flight.origin} to ${flight.destination}`,
    trip: state.airports[flight.destination]?.country ?? '',
    starts: stampOf(startsMs),
    ends: stampOf(addMinutes(startsMs, flight.minutes)),
    total: seatPrice(state, flight, { date, cabin: 'economy' }),
  };
  return completeBooking(state, part, { traveller, payment });
}

/** The booking a hotel request comes to. */
export function draftStay(state: TravelState, request: BookHotelRequest, { nowMs }: SimulationContext): Booking {
  const { hotel_name: said, check_in: checkIn, check_out: checkOut, payment_method: payment } = request;
  const hotel = chooseNamed(Object.values(state.hotels), {
    said,
    parameter: 'hotel_name',
    kind: 'hotel',
    nameOf: ({ name }) => name,
    labelOf: ({ name, city }) => `${name} ${city}`,
  });
  checkDay(checkIn, nowMs);
  checkDay(checkOut, nowMs);
  if (!hasRoom(state, hotel, checkIn))
    throw new ToolFailure({
      code: 'not-available',
      message: `${hotel.name} is full on ${checkIn}.`,
      advice: 'Choose another hotel or day.',
    });
  const part: BookingPart = {
    kind: 'hotel',
    title: `${hotel.name}, ${hotel.city}`,
    trip: countryOf(state, hotel.city),
    starts: `${checkIn}T15:00`,
    ends: `${checkOut}T11:00`,
    total: stayPrice(state, hotel, request),
  };
  return completeBooking(state, part, { payment });
}

const airportLabel = ({ city, id }: Airport): string => `${city} airport ${id}`;

/** A booking of a car, and the airport where it stands. */
export interface CarDraft {
  readonly booking: Booking;
  readonly pickup: string;
}

/** The booking a car request comes to. */
export function draftCar(state: TravelState, request: RentCarRequest, { nowMs }: SimulationContext): CarDraft {
  const { pickup_location: said, pickup_date: from, return_date: to, car_type: type } = request;
  const airport = chooseNamed(findAirports(state, said), {
    said,
    parameter: 'pickup_location',
    kind: 'airport',
    nameOf: ({ city }) => city,
    labelOf: airportLabel,
  });
  const pickup = airportLabel(airport);
  checkDay(from, nowMs);
  checkDay(to, nowMs);
  const part: BookingPart = {
    kind: 'car',
    title: `${type} car, ${pickup}`,
    trip: airport.country,
    starts: `${from}T10:00`,
    ends: `${to}T10:00`,
    total: carPrice({ type, from, to }),
  };
  return { booking: completeBooking(state, part, {}), pickup };
}

/** Cancelled this many days before it starts, a booking is paid back in full. */
const fullRefundDays: Readonly<Record<Booking['kind'], number>> = { flight: 7, hotel: 2, car: 1 };

/** What is paid back of a flight that is cancelled late. */
const lateFlightShare = 0.5;

/** The booking as it will be once cancelled. */
export function draftCancellation(state: TravelState, { booking_id: id }: CancelBookingRequest, { nowMs }: SimulationContext): Booking {
  const booking = findRecord(state.bookings, { id, kind: 'booking' });
  if (booking.status === 'cancelled')
    throw new ToolFailure({ code: 'already-cancelled', message: `Booking ${booking.id} is cancelled already.` });
  if (momentOfStamp(booking.starts) <= nowMs)
    throw new ToolFailure({ code: 'already-started', message: `${booking.title} has begun already.`, advice: 'Ask the company.' });
  const isEarly = addDays(nowMs, fullRefundDays[booking.kind]) <= momentOfStamp(booking.starts);
  const lateRefund = booking.kind === 'flight' ? sumOf([booking.total * lateFlightShare]) : 0;
  return { ...booking, status: 'cancelled', refund: isEarly ? booking.total : lateRefund };
}
