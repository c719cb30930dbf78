import { definePack, type ToolPack } from '@octoweave/core';
import { bookFlight } from './book-flight.ts';
import { bookHotel } from './book-hotel.ts';
import { cancelBooking } from './cancel-booking.ts';
import { checkFlightStatus } from './check-flight-status.ts';
import { findAttractions } from './find-attractions.ts';
import { getItinerary } from './get-itinerary.ts';
import { rentCar } from './rent-car.ts';
import { searchFlights } from './search-flights.ts';
import { searchHotels } from './search-hotels.ts';

/** The declarations of travel; no device code comes with them. Append-only. */
export const travelPack: ToolPack = definePack({
  name: 'travel',
  version: '1.0.0',
  definitions: [
    searchFlights,
    bookFlight,
    checkFlightStatus,
    searchHotels,
    bookHotel,
    rentCar,
    findAttractions,
    getItinerary,
    cancelBooking,
  ],
});
