import { ToolFailure } from '@octoweave/core';
import type { ControlPlaybackRequest } from './video-streaming-port.ts';
import type { Playback, Title } from './video-streaming-state.ts';

/** A player that plays something. */
export interface BusyPlayer {
  readonly playback: Playback;
  readonly title: Title;
}

/**
 * What a player plays after it was told something; null where it stops.
 *
 * @throws {ToolFailure} `no-next-episode`.
 */
export function controlPlayer({ playback, title }: BusyPlayer, { action, seconds }: ControlPlaybackRequest): Playback | null {
  const skipTo = (position: number): Playback => ({ ...playback, positionSeconds: Math.min(title.minutes * 60, Math.max(0, position)) });
  const controls: Readonly<Record<ControlPlaybackRequest['action'], () => Playback | null>> = {
    pause: () => ({ ...playback, status: 'paused' }),
    resume: () => ({ ...playback, status: 'playing' }),
    stop: () => null,
    'skip forward': () => skipTo(playback.positionSeconds + seconds),
    'skip back': () => skipTo(playback.positionSeconds - seconds),
    'next episode': () => ({ ...playback, ...nextEpisode({ playback, title }), status: 'playing', positionSeconds: 0 }),
  };
  return controls[action]();
}

function nextEpisode({ playback: { season, episode }, title: { name, episodes } }: BusyPlayer): Pick<Playback, 'season' | 'episode'> {
  if (season !== null && episode !== null) {
    if (episode < (episodes[season - 1] ?? 0)) return { season, episode: episode + 1 };
    if (season < episodes.length) return { season: season + 1, episode: 1 };
  }
  throw new ToolFailure({
    code: 'no-next-episode',
    message: season === null ? `${name} is a film.` : `That was the last episode of ${name}.`,
    advice: 'Play something else.',
  });
}

/** What is playing, in words. */
export function describePlayback({ playback: { season, episode, device }, title: { name } }: BusyPlayer): string {
  return `${name}${season === null ? '' : `, season ${season} episode ${episode}`} on ${device}`;
}
