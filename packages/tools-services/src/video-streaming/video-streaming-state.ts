import type { Account } from '../simulation/account.ts';
import type { Records } from '../simulation/records.ts';
import type { DownloadQuality } from './video-streaming-port.ts';

/** A film or series of the simulated service. */
export interface Title {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly kind: 'movie' | 'series';
  readonly genres: readonly string[];
  readonly themes: string;
  readonly rating: number;
  /** Of a film, or of each episode. */
  readonly minutes: number;
  /** Episodes by season; none for a film. */
  readonly episodes: readonly number[];
  /** Null where the subscription includes it. */
  readonly rentalPrice: number | null;
  /** ISO 639-1 codes. */
  readonly subtitles: readonly string[];
}

/** What is playing; a film has neither season nor episode. */
export interface Playback {
  readonly titleId: string;
  readonly season: number | null;
  readonly episode: number | null;
  readonly device: string;
  readonly status: 'playing' | 'paused';
  /** Where the player is; it moves by skips only. */
  readonly positionSeconds: number;
}

/** A title that may be watched for a while. */
export interface Rental {
  readonly price: number;
  readonly paymentMethod: string;
  readonly expires: string;
}

/** The simulated video streaming service at one moment: plain JSON, never changed in place. */
export interface VideoStreamingState {
  readonly account: Account;
  readonly titles: Records<Title>;
  readonly devices: readonly string[];
  readonly playback: Playback | null;
  readonly subtitles: { readonly isEnabled: boolean; readonly language: string };
  /** Identifiers of titles. */
  readonly watchlist: readonly string[];
  /** Stars by title. */
  readonly ratings: Readonly<Record<string, number>>;
  /** Qualities by title. */
  readonly downloads: Readonly<Record<string, DownloadQuality>>;
  /** The latest rental by title. */
  readonly rentals: Readonly<Record<string, Rental>>;
}
