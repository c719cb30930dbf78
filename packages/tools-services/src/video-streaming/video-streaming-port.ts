import type { ShownValues } from '@octoweave/core';
import type { Acknowledgement } from '../acknowledgement.ts';
import type { Operation, ServicePort } from '../service-port.ts';

/** What a search may be narrowed to. */
export const titleKinds = ['movie', 'series', 'any'] as const;

/** What a player can be told. */
export const playbackActions = ['pause', 'resume', 'stop', 'skip forward', 'skip back', 'next episode'] as const;

/** How sharp a download is. */
export const downloadQualities = ['standard', 'high', 'best'] as const;
export type DownloadQuality = (typeof downloadQualities)[number];

export interface SearchTitlesRequest {
  readonly query: string;
  readonly genre?: string | undefined;
  readonly kind: (typeof titleKinds)[number];
}

/** A title among search results. */
export interface TitleSummary {
  readonly title: string;
  readonly year: number;
  readonly kind: string;
  readonly rating: number;
}

export interface PlayTitleRequest {
  readonly title: string;
  readonly season?: number | undefined;
  readonly episode?: number | undefined;
  readonly device: string;
}

export interface ControlPlaybackRequest {
  readonly action: (typeof playbackActions)[number];
  readonly seconds: number;
}

export interface GetRecommendationsRequest {
  readonly genre?: string | undefined;
  readonly similar_to?: string | undefined;
  readonly max_results: number;
}

/** A title to watch, and why. */
export interface Recommendation {
  readonly title: string;
  readonly kind: string;
  readonly reason: string;
}

export interface AddToWatchlistRequest {
  readonly title: string;
}

export interface RateTitleRequest {
  readonly title: string;
  readonly stars: number;
}

export interface SetSubtitlesRequest {
  readonly enabled: boolean;
  readonly language: string;
}

export interface DownloadTitleRequest {
  readonly title: string;
  readonly quality: DownloadQuality;
}

export interface RentTitleRequest {
  readonly title: string;
  readonly payment_method: string;
}

/** A title that was rented. */
export interface RentalReceipt {
  readonly price: number;
  readonly expires: string;
}

/** What the video streaming tools ask for. */
export interface VideoStreamingOperations {
  readonly searchTitles: Operation<SearchTitlesRequest, readonly TitleSummary[]>;
  readonly playTitle: Operation<PlayTitleRequest, Acknowledgement>;
  readonly controlPlayback: Operation<ControlPlaybackRequest, Acknowledgement>;
  readonly getRecommendations: Operation<GetRecommendationsRequest, readonly Recommendation[]>;
  readonly addToWatchlist: Operation<AddToWatchlistRequest, Acknowledgement>;
  readonly rateTitle: Operation<RateTitleRequest, Acknowledgement>;
  readonly setSubtitles: Operation<SetSubtitlesRequest, Acknowledgement>;
  readonly downloadTitle: Operation<DownloadTitleRequest, Acknowledgement>;
  readonly previewRental: Operation<RentTitleRequest, ShownValues>;
  readonly rentTitle: Operation<RentTitleRequest, RentalReceipt>;
}

/** Films and series, a player, lists and rentals. */
export type VideoStreamingPort = ServicePort<VideoStreamingOperations>;
