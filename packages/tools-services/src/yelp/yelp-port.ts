import type { ShownValues } from '@octoweave/core';
import type { Acknowledgement } from '../acknowledgement.ts';
import type { Operation, ServicePort } from '../service-port.ts';

/** Price levels, cheapest first. */
export const priceLevels = ['$', '$$', '$$$', '$$$$'] as const;
export type PriceLevel = (typeof priceLevels)[number];

/** How businesses may be ranked. */
export const businessRankings = ['best match', 'rating', 'review count', 'distance'] as const;

/** How reviews may be ranked. */
export const reviewRankings = ['newest', 'highest', 'lowest'] as const;

export interface SearchBusinessesRequest {
  readonly term: string;
  readonly location: string;
  readonly price?: PriceLevel | undefined;
  readonly open_now: boolean;
  readonly sort_by: (typeof businessRankings)[number];
  readonly limit: number;
}

/** A business among search results. */
export interface BusinessSummary {
  readonly name: string;
  readonly rating: number;
  readonly price: PriceLevel;
  readonly address: string;
  readonly distance_meters: number;
}

export interface GetBusinessDetailsRequest {
  readonly business_name: string;
  readonly location?: string | undefined;
}

/** All about a business. */
export interface BusinessDetails {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  readonly rating: number;
}

export interface GetBusinessReviewsRequest {
  readonly business_name: string;
  readonly max_results: number;
  readonly sort_by: (typeof reviewRankings)[number];
}

/** A table for some people at a time. */
export interface FindReservationTimesRequest {
  readonly business_name: string;
  readonly date: string;
  readonly time: string;
  readonly party_size: number;
}

export interface MakeReservationRequest extends FindReservationTimesRequest {
  readonly notes?: string | undefined;
}

/** A table that was booked. */
export interface ReservationReceipt {
  readonly reservation_id: string;
  readonly status: string;
}

export interface CancelReservationRequest {
  readonly reservation_id: string;
}

export interface SaveBusinessRequest {
  readonly business_name: string;
  readonly collection: string;
}

/** What the Yelp tools ask for. */
export interface YelpOperations {
  readonly searchBusinesses: Operation<SearchBusinessesRequest, readonly BusinessSummary[]>;
  readonly getBusinessDetails: Operation<GetBusinessDetailsRequest, BusinessDetails>;
  readonly getBusinessReviews: Operation<GetBusinessReviewsRequest, readonly string[]>;
  readonly findReservationTimes: Operation<FindReservationTimesRequest, readonly string[]>;
  readonly previewReservation: Operation<MakeReservationRequest, ShownValues>;
  readonly makeReservation: Operation<MakeReservationRequest, ReservationReceipt>;
  readonly previewReservationCancellation: Operation<CancelReservationRequest, ShownValues>;
  readonly cancelReservation: Operation<CancelReservationRequest, Acknowledgement>;
  readonly saveBusiness: Operation<SaveBusinessRequest, Acknowledgement>;
}

/** Local businesses with reviews, tables and collections. */
export type YelpPort = ServicePort<YelpOperations>;
