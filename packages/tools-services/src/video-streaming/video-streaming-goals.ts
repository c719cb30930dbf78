import type { Goal } from '../simulation/goals.ts';
import { isSameName } from '../simulation/name-words.ts';
import type { Playback, VideoStreamingState } from './video-streaming-state.ts';

const idsOf = ({ titles }: VideoStreamingState, said: string): readonly string[] =>
  Object.values(titles)
    .filter(({ name }) => isSameName(name, said))
    .map(({ id }) => id);

/** What is playing, as a goal names it. */
export interface GoalPlayback extends Partial<Pick<Playback, 'season' | 'episode' | 'device' | 'status' | 'positionSeconds'>> {
  readonly title: string;
}

/** The player plays a title, with whatever else is named. */
export const isPlayback = ({ title, ...wanted }: GoalPlayback): Goal<VideoStreamingState> => ({
  sentence: `the player has ${title} with ${JSON.stringify(wanted)}`,
  isMet(state) {
    const { playback } = state;
    const actual = new Map(Object.entries(playback ?? {}));
    return (
      playback !== null &&
      idsOf(state, title).includes(playback.titleId) &&
      Object.entries(wanted).every(([name, value]) => actual.get(name) === value)
    );
  },
});

/** A title is on the watch list. */
export const isOnWatchlist = (title: string): Goal<VideoStreamingState> => ({
  sentence: `${title} is on the watch list`,
  isMet: (state) => idsOf(state, title).some((id) => state.watchlist.includes(id)),
});

/** A title is rented. */
export const isRented = (title: string): Goal<VideoStreamingState> => ({
  sentence: `${title} is rented`,
  isMet: (state) => idsOf(state, title).some((id) => state.rentals[id] !== undefined),
});
