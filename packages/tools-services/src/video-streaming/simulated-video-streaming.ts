import { ToolFailure } from '@octoweave/core';
import { acknowledged } from '../acknowledgement.ts';
import { resolvePaymentMethod } from '../simulation/account.ts';
import { chooseNamed } from '../simulation/choose-named.ts';
import { dollars } from '../simulation/money.ts';
import { isNamedBy, nameWords } from '../simulation/name-words.ts';
import { searchEntries } from '../simulation/search-entries.ts';
import type { ServiceClock } from '../simulation/simulation-clock.ts';
import { defineSimulation, type SimulatedService, simulateService, type Simulation } from '../simulation/simulated-service.ts';
import { addDays, stampOf } from '../simulation/wall-time.ts';
import { type BusyPlayer, controlPlayer, describePlayback } from './control-player.ts';
import { seedVideoStreaming } from './video-streaming-seed.ts';
import type { PlayTitleRequest, Recommendation, RentTitleRequest, VideoStreamingOperations } from './video-streaming-port.ts';
import type { Playback, Rental, Title, VideoStreamingState } from './video-streaming-state.ts';

const rentalDays = 2;

/** A title and its remake may share a name in what people say: the last word in brackets tells them apart. */
const chooseTitle = ({ titles }: VideoStreamingState, said: string, parameter = 'title'): Title =>
  chooseNamed(Object.values(titles), {
    said,
    parameter,
    kind: 'title',
    nameOf: ({ name }) => name.replace(/ \(\w+\)$/u, ''),
    labelOf: ({ name }) => name,
  });

const isOfGenre = ({ genres }: Title, genre: string | undefined): boolean => genre === undefined || isNamedBy(genre, genres.join(' '));

function isRented({ rentals }: VideoStreamingState, { id }: Title, nowMs: number): boolean {
  const rental = rentals[id];
  return rental !== undefined && stampOf(nowMs) < rental.expires;
}

/** @throws {ToolFailure} `not-included` where it has to be rented first. */
function checkWatchable(state: VideoStreamingState, title: Title, nowMs: number): void {
  const { name, rentalPrice } = title;
  if (rentalPrice === null || isRented(state, title, nowMs)) return;
  throw new ToolFailure({
    code: 'not-included',
    message: `The subscription does not include ${name}.`,
    advice: `Rent it for ${dollars(rentalPrice)} first.`,
  });
}

/** The episode meant: the first where none is named; null for a film. */
function chooseEpisode({ name, kind, episodes }: Title, { season, episode }: PlayTitleRequest): Pick<Playback, 'season' | 'episode'> {
  if (kind === 'movie') {
    if (season === undefined && episode === undefined) return { season: null, episode: null };
    throw new ToolFailure({ code: 'not-a-series', message: `${name} is a film, without seasons.`, advice: `Just play ${name}.` });
  }
  const chosen = { season: season ?? 1, episode: episode ?? 1 };
  if (chosen.episode <= (episodes[chosen.season - 1] ?? 0)) return chosen;
  throw new ToolFailure({
    code: 'episode-not-found',
    message: `${name} has no episode ${chosen.episode} in season ${chosen.season}.`,
    advice: `Its seasons have ${episodes.join(', ')} episodes.`,
  });
}

function busyPlayer({ playback, titles }: VideoStreamingState): BusyPlayer {
  const title = playback === null ? undefined : titles[playback.titleId];
  if (playback !== null && title !== undefined) return { playback, title };
  throw new ToolFailure({ code: 'nothing-playing', message: 'Nothing is playing.', advice: 'Play something first.' });
}

/** What makes two titles alike: their genres, then their themes. */
function likeness(left: Title, right: Title): number {
  const themes = new Set(nameWords(left.themes));
  const shared = nameWords(right.themes).filter((word) => themes.has(word)).length;
  return right.genres.filter((genre) => left.genres.includes(genre)).length * 2 + shared;
}

function recommendSimilar(titles: readonly Title[], to: Title): readonly Recommendation[] {
  return titles
    .filter((title) => title.id !== to.id && likeness(to, title) > 0)
    .toSorted((left, right) => likeness(to, right) - likeness(to, left))
    .map(({ name, kind }) => ({ title: name, kind, reason: `Like ${to.name}.` }));
}

const recommendBest = (titles: readonly Title[]): readonly Recommendation[] =>
  titles
    .toSorted((left, right) => right.rating - left.rating)
    .map(({ name, kind, rating, genres }) => ({ title: name, kind, reason: `${rating} of 10 in ${genres[0]}.` }));

interface RentalDraft {
  readonly title: Title;
  readonly rental: Rental;
}

function draftRental(state: VideoStreamingState, request: RentTitleRequest, nowMs: number): RentalDraft {
  const title = chooseTitle(state, request.title);
  const { name, rentalPrice: price } = title;
  if (price === null)
    throw new ToolFailure({ code: 'already-included', message: `The subscription includes ${name}.`, advice: 'Just play it.' });
  if (isRented(state, title, nowMs))
    throw new ToolFailure({ code: 'already-rented', message: `You have rented ${name} already.`, advice: 'Just play it.' });
  const paymentMethod = resolvePaymentMethod(state.account, request.payment_method);
  return { title, rental: { price, paymentMethod, expires: stampOf(addDays(nowMs, rentalDays)) } };
}

const simulation: Simulation<VideoStreamingState, VideoStreamingOperations> = defineSimulation<
  VideoStreamingState,
  VideoStreamingOperations
>('video_streaming', {
  searchTitles(state, { query, genre, kind }) {
    const textOf = ({ name, themes, genres }: Title): string => [name, themes, ...genres].join(' ');
    const result = searchEntries(Object.values(state.titles), query, textOf)
      .filter((title) => isOfGenre(title, genre) && (kind === 'any' || title.kind === kind))
      .map(({ name, year, kind: titleKind, rating }) => ({ title: name, year, kind: titleKind, rating }));
    return { state, result };
  },
  playTitle(state, request, { nowMs }) {
    const title = chooseTitle(state, request.title);
    const episode = chooseEpisode(title, request);
    checkWatchable(state, title, nowMs);
    const device = chooseNamed(state.devices, { said: request.device, parameter: 'device', kind: 'device', nameOf: (name) => name });
    const playback: Playback = { titleId: title.id, ...episode, device, status: 'playing', positionSeconds: 0 };
    return { state: { ...state, playback }, result: acknowledged(`Playing ${describePlayback({ playback, title })}.`) };
  },
  controlPlayback(state, request) {
    const player = busyPlayer(state);
    const playback = controlPlayer(player, request);
    const detail =
      playback === null
        ? 'Stopped.'
        : `${playback.status === 'playing' ? 'Playing' : 'Paused'} ${describePlayback({ ...player, playback })} at ${playback.positionSeconds} s.`;
    return { state: { ...state, playback }, result: acknowledged(detail) };
  },
  getRecommendations(state, { genre, similar_to: similarTo, max_results: maxResults }) {
    const titles = Object.values(state.titles).filter((title) => isOfGenre(title, genre));
    const found = similarTo === undefined ? recommendBest(titles) : recommendSimilar(titles, chooseTitle(state, similarTo, 'similar_to'));
    return { state, result: found.slice(0, maxResults) };
  },
  addToWatchlist(state, { title: said }) {
    const { id, name } = chooseTitle(state, said);
    if (state.watchlist.includes(id)) return { state, result: acknowledged(`${name} is on the watch list already.`) };
    return { state: { ...state, watchlist: [...state.watchlist, id] }, result: acknowledged(`${name} is on the watch list now.`) };
  },
  rateTitle(state, { title: said, stars }) {
    const { id, name } = chooseTitle(state, said);
    return {
      state: { ...state, ratings: { ...state.ratings, [id]: stars } },
      result: acknowledged(`${name} has ${stars} of 5 stars from you.`),
    };
  },
  setSubtitles(state, { enabled, language }) {
    if (!enabled) {
      return { state: { ...state, subtitles: { ...state.subtitles, isEnabled: false } }, result: acknowledged('Subtitles are off.') };
    }
    const title = state.playback === null ? undefined : state.titles[state.playback.titleId];
    if (title !== undefined && !title.subtitles.includes(language))
      throw new ToolFailure({
        code: 'subtitles-not-available',
        message: `${title.name} has no subtitles in "${language}".`,
        advice: `It has ${title.subtitles.join(', ')}.`,
      });
    return { state: { ...state, subtitles: { isEnabled: true, language } }, result: acknowledged(`Subtitles are on in "${language}".`) };
  },
  downloadTitle(state, { title: said, quality }, { nowMs }) {
    const title = chooseTitle(state, said);
    checkWatchable(state, title, nowMs);
    return {
      state: { ...state, downloads: { ...state.downloads, [title.id]: quality } },
      result: acknowledged(`${title.name} is stored in ${quality} quality.`),
    };
  },
  previewRental(state, request, { nowMs }) {
    const { title, rental } = draftRental(state, request, nowMs);
    return { state, result: { title: title.name, price: dollars(rental.price), payment_method: rental.paymentMethod } };
  },
  rentTitle(state, request, { nowMs }) {
    const { title, rental } = draftRental(state, request, nowMs);
    const { price, expires } = rental;
    return { state: { ...state, rentals: { ...state.rentals, [title.id]: rental } }, result: { price, expires } };
  },
});

/** The simulated video streaming service as a pure function. */
export const applyVideoStreaming: Simulation<VideoStreamingState, VideoStreamingOperations>['apply'] = simulation.apply;

/** A video streaming service in the computer. */
export type SimulatedVideoStreaming = SimulatedService<VideoStreamingState, VideoStreamingOperations>;

/** Starts a simulated video streaming service. */
export function simulatedVideoStreaming({ seed, clock }: { readonly seed: number; readonly clock: ServiceClock }): SimulatedVideoStreaming {
  return simulateService(simulation, { initial: seedVideoStreaming({ seed }), clock });
}
