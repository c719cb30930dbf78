import type { JsonValue, ToolContext } from '@octoweave/core';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';
import type { Deed } from '../deed.ts';
import { phoneFailure } from '../phone-failure.ts';
import type { HomePlayback } from './home-port.ts';

/** Where to play. */
export interface PlayAtHomeOptions {
  readonly options: AndroidToolOptions;
  readonly context: ToolContext;
}

/**
 * Plays something on the display at home and reports what differs.
 *
 * @throws {ToolFailure} `not-followed` where something else plays afterwards, or nothing does.
 */
export async function playAtHome(playback: HomePlayback, { options, context }: PlayAtHomeOptions): Promise<Deed> {
  const { signal, reportChange } = context;
  const home = requireService(options, 'home');
  const before = toJson(await home.readPlayback({ signal }));
  const after = await home.play(playback, { signal });
  if (JSON.stringify(before) !== JSON.stringify(toJson(after))) reportChange({ path: 'home.playback', from: before, to: toJson(after) });
  if (after?.kind !== playback.kind || after.title !== playback.title)
    throw phoneFailure('not-followed', { message: `"${playback.title}" does not play.` });
  return { ok: true, detail: `"${after.title}" plays from ${after.service}` };
}

const toJson = (playback: HomePlayback | undefined): JsonValue =>
  playback ? { kind: playback.kind, service: playback.service, title: playback.title } : null;
