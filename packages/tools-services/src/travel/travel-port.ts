import type { ShownValues } from '@octoweave/core';
import type { Operation, ServicePort } from '../service-port.ts';

/** Classes of travel. */
export const cabins = ['economy', 'premium economy', 'business', 'first'] as const;
export type Cabin = (typeof cabins)[number];

/** Sizes of rental cars. */
export const carTypes = ['economy', 'compact', 'suv', 'van', 'electric'] as const;
export type CarType = (typeof carTypes)[number];

/** Kinds of things to see. */
export const attractionKinds = ['museums', 'nature', 'food', 'nightlife', 'family', 'landmarks', 'any'] as const;

export interface SearchFlightsRequest {
  readonly origin: string;
  readonly destination: string;
  readonly departure_date: string;
  readonly return_date?: string | undefined;
  readonly passengers: number;
  readonly cabin: Cabin;
}

/** A flight among search results; the price is for all passengers. */
export interface FlightOffer {
  readonly flight_number: string;
  readonly origin: string;
  readonly destination: string;
  readonly departs: string;
  readonly arrives: string;
  readonly stops: number;
  readonly price: number;
}

export interface BookFlightRequest {
  readonly flight_number: string;
  readonly departure_date: string;
  readonly passenger_name: string;
  readonly payment_method: string;
}

/** Something that was booked. */
export interface BookingReceipt {
  readonly booking_id: string;
  readonly total: number;
}

export interface CheckFlightStatusRequest {
  readonly flight_number: string;
  readonly date?: string | undefined;
}

/** Whether a flight is on time. */
export interface FlightStatus {
  readonly status: string;
  readonly gate: string;
  readonly departs: string;
}

export interface SearchHotelsRequest {
  readonly city: string;
  readonly check_in: string;
  readonly check_out: string;
  readonly guests: number;
  readonly max_price?: number | undefined;
}

/** A hotel among search results. */
export interface HotelOffer {
  readonly name: string;
  readonly rating: number;
  readonly price_per_night: number;
}

export interface BookHotelRequest {
  readonly hotel_name: string;
  readonly check_in: string;
  readonly check_out: string;
  readonly guests: number;
  readonly payment_method: string;
}

export interface RentCarRequest {
  readonly pickup_location: string;
  readonly pickup_date: string;
  readonly return_date: string;
  readonly car_type: CarType;
}

export interface FindAttractionsRequest {
  readonly city: string;
  readonly category: (typeof attractionKinds)[number];
  readonly max_results: number;
}

/** Something to see or do. */
export interface AttractionSummary {
  readonly name: string;
  readonly kind: string;
  readonly description: string;
}

export interface GetItineraryRequest {
  readonly trip_name?: string | undefined;
}

/** A booking in order of time. */
export interface ItineraryEntry {
  readonly booking_id: string;
  readonly kind: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
}

export interface CancelBookingRequest {
  readonly booking_id: string;
}

/** What became of a booking. */
export interface CancellationReceipt {
  readonly status: string;
  readonly refund: number;
}

/** What the travel tools ask for. */
export interface TravelOperations {
  readonly searchFlights: Operation<SearchFlightsRequest, readonly FlightOffer[]>;
  readonly previewFlightBooking: Operation<BookFlightRequest, ShownValues>;
  readonly bookFlight: Operation<BookFlightRequest, BookingReceipt>;
  readonly checkFlightStatus: Operation<CheckFlightStatusRequest, FlightStatus>;
  readonly searchHotels: Operation<SearchHotelsRequest, readonly HotelOffer[]>;
  readonly previewHotelBooking: Operation<BookHotelRequest, ShownValues>;
  readonly bookHotel: Operation<BookHotelRequest, BookingReceipt>;
  readonly previewCarRental: Operation<RentCarRequest, ShownValues>;
  readonly rentCar: Operation<RentCarRequest, BookingReceipt>;
  readonly findAttractions: Operation<FindAttractionsRequest, readonly AttractionSummary[]>;
  readonly getItinerary: Operation<GetItineraryRequest, readonly ItineraryEntry[]>;
  readonly previewBookingCancellation: Operation<CancelBookingRequest, ShownValues>;
  readonly cancelBooking: Operation<CancelBookingRequest, CancellationReceipt>;
}

/** Flights, hotels, rental cars, sights and the person's bookings. */
export type TravelPort = ServicePort<TravelOperations>;
