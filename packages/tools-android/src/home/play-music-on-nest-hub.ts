import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { playAtHome, undoPlayback } from './play-at-home.ts';

export interface PlayMusicOnNestHubInput {
  readonly music_service: string;
  readonly music_name: string;
}

export const playMusicOnNestHub: ToolDefinition<PlayMusicOnNestHubInput, Deed> = defineTool({
  name: 'play_music_on_nest_hub',
  title: 'Play music at home',
  category: 'smart_home',
  summary: 'Play music on the Google Nest speaker or display from a streaming service.',
  input: z.strictObject({
    music_service: z.string().meta({ description: 'Streaming service to play from.' }),
    music_name: z.string().meta({ description: 'Playlist, album, artist or song to play.' }),
  }),
  output: deedSchema('Whether playback started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'home.display',
  examples: [{ query: 'Play Jazz Vibes from Spotify on the Nest', input: { music_service: 'Spotify', music_name: 'Jazz Vibes' } }],
});

export const playMusicOnNestHubTool = (options: AndroidToolOptions): Tool<PlayMusicOnNestHubInput, Deed> =>
  implementTool(
    playMusicOnNestHub,
    async ({ music_service: service, music_name: title }, context) => playAtHome({ kind: 'music', service, title }, { options, context }),
    { undo: undoPlayback },
  );
