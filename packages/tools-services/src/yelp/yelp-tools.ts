import type { AnyTool } from '@octoweave/core';
import { cancelReservationTool } from './cancel-reservation.ts';
import { findReservationTimesTool } from './find-reservation-times.ts';
import { getBusinessDetailsTool } from './get-business-details.ts';
import { getBusinessReviewsTool } from './get-business-reviews.ts';
import { makeReservationTool } from './make-reservation.ts';
import { saveBusinessTool } from './save-business.ts';
import { searchBusinessesTool } from './search-businesses.ts';
import type { YelpPort } from './yelp-port.ts';

/** The tools of Yelp on one service, in the order of the pack. */
export function yelpTools(options: { readonly device: YelpPort }): readonly AnyTool[] {
  return [
    searchBusinessesTool(options),
    getBusinessDetailsTool(options),
    getBusinessReviewsTool(options),
    findReservationTimesTool(options),
    makeReservationTool(options),
    cancelReservationTool(options),
    saveBusinessTool(options),
  ];
}
