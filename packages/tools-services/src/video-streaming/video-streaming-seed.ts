import { simulatedAccount } from '../simulation/account.ts';
import { recordsOf } from '../simulation/records.ts';
import { seededShare } from '../simulation/seeded-random.ts';
import type { Title, VideoStreamingState } from './video-streaming-state.ts';

type Listing = readonly [
  name: string,
  year: number,
  genres: string,
  themes: string,
  minutes: number,
  episodes: readonly number[],
  rentalPrice?: number,
];

/** Titles people may name, with what is commonly known of them, and invented ones; prices and ratings are invented. */
const listings: readonly Listing[] = [
  ['Arrival', 2016, 'science fiction, drama', 'space aliens language first contact Amy Adams Denis Villeneuve', 116, []],
  ['Dune', 2021, 'science fiction, adventure', 'desert planet space empire Denis Villeneuve', 155, []],
  ['Mission: Impossible – Dead Reckoning', 2023, 'action, thriller', 'spies agents Tom Cruise', 163, [], 5.99],
  ['Paddington', 2014, 'family, comedy', 'bear London', 95, []],
  ['Cosmic Shores', 2023, 'documentary', 'space planets stars universe', 88, []],
  ['The Long Orbit', 2021, 'documentary', 'space station astronauts', 74, []],
  ['Voices of the Reef', 2022, 'documentary, nature', 'ocean coral fish sea', 61, [], 3.99],
  ['Midnight Bakery', 2020, 'romance, comedy', 'love bread night shift', 102, []],
  ['The Last Ledger', 2024, 'thriller, crime', 'bank heist accountant', 118, [], 6.99],
  ['Dark', 2017, 'science fiction, mystery, drama', 'time travel small town Germany', 53, [10, 8, 8]],
  ['Severance', 2022, 'science fiction, mystery, drama', 'office work memory', 50, [9, 10]],
  ['Hollow Signal', 2023, 'science fiction, mystery, drama', 'radio small town memory', 47, [8, 8]],
  ['Second Shift', 2021, 'drama, mystery', 'office work secrets', 44, [10]],
  ['The Office (US)', 2005, 'comedy', 'office work paper company', 22, [6, 22, 25]],
  ['The Office (UK)', 2001, 'comedy', 'office work paper company', 30, [6, 6]],
  ['Kitchen Nomads', 2022, 'documentary, food', 'cooking travel street food', 40, [8, 6]],
  ['Garden Detectives', 2020, 'crime, comedy', 'village murder flowers', 45, [6, 6]],
];

/** The simulated video streaming service before anybody has used it. */
export function seedVideoStreaming({ seed }: { readonly seed: number }): VideoStreamingState {
  return {
    account: simulatedAccount,
    titles: recordsOf(
      listings.map(([name, year, genres, themes, minutes, episodes, rentalPrice = null]): Title => {
        const id = name
          .toLowerCase()
          .replaceAll(/[^a-z0-9]+/gu, '-')
          .replace(/-$/u, '');
        return {
          id,
          name,
          year,
          kind: episodes.length > 0 ? 'series' : 'movie',
          genres: genres.split(', '),
          themes,
          rating: Math.round((5.8 + seededShare(seed, id, 'rating') * 3.6) * 10) / 10,
          minutes,
          episodes,
          rentalPrice,
          subtitles: ['en', 'es', 'fr', 'de'],
        };
      }),
    ),
    devices: ['this device', 'Living Room TV', 'Kitchen tablet'],
    playback: null,
    subtitles: { isEnabled: false, language: 'en' },
    watchlist: [],
    ratings: {},
    downloads: {},
    rentals: {},
  };
}
