import { definePack, type ToolPack } from '@octoweave/core';
import { cancelReservation } from './cancel-reservation.ts';
import { findReservationTimes } from './find-reservation-times.ts';
import { getBusinessDetails } from './get-business-details.ts';
import { getBusinessReviews } from './get-business-reviews.ts';
import { makeReservation } from './make-reservation.ts';
import { saveBusiness } from './save-business.ts';
import { searchBusinesses } from './search-businesses.ts';

/** The declarations of Yelp; no device code comes with them. Append-only. */
export const yelpPack: ToolPack = definePack({
  name: 'yelp',
  version: '1.0.0',
  definitions: [
    searchBusinesses,
    getBusinessDetails,
    getBusinessReviews,
    findReservationTimes,
    makeReservation,
    cancelReservation,
    saveBusiness,
  ],
});
