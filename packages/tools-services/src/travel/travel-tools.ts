import type { AnyTool } from '@octoweave/core';
import { bookFlightTool } from './book-flight.ts';
import { bookHotelTool } from './book-hotel.ts';
import { cancelBookingTool } from './cancel-booking.ts';
import { checkFlightStatusTool } from './check-flight-status.ts';
import { findAttractionsTool } from './find-attractions.ts';
import { getItineraryTool } from './get-itinerary.ts';
import { rentCarTool } from './rent-car.ts';
import { searchFlightsTool } from './search-flights.ts';
import { searchHotelsTool } from './search-hotels.ts';
import type { TravelPort } from './travel-port.ts';

/** The tools of travel on one service, in the order of the pack. */
export function travelTools(options: { readonly device: TravelPort }): readonly AnyTool[] {
  return [
    searchFlightsTool(options),
    bookFlightTool(options),
    checkFlightStatusTool(options),
    searchHotelsTool(options),
    bookHotelTool(options),
    rentCarTool(options),
    findAttractionsTool(options),
    getItineraryTool(options),
    cancelBookingTool(options),
  ];
}
