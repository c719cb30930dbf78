import { cannotUndo, type ChangedCall, type JsonValue, type ToolContext, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
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

const playbackSchema: z.ZodType<HomePlayback> = z.object({
  kind: z.enum(['music', 'video']),
  service: z.string().min(1),
  title: z.string().min(1),
});

/** Plays what played before, from its beginning. */
export function undoPlayback({ changes: [change] }: ChangedCall): ToolUndo {
  const before = playbackSchema.safeParse(change?.from).data;
  if (!before) return cannotUndo('Nothing that can be named played before, and no call stops what plays.');
  const { kind, service, title } = before;
  const call =
    kind === 'music'
      ? { tool: 'play_music_on_nest_hub', input: { music_service: service, music_name: title } }
      : { tool: 'play_video_on_nest_hub', input: { video_service: service, video_name: title } };
  return { ...undoBy(call), remains: `"${title}" plays from its beginning.` };
}
