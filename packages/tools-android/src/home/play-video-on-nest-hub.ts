import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { playAtHome, undoPlayback } from './play-at-home.ts';

export interface PlayVideoOnNestHubInput {
  readonly video_service: string;
  readonly video_name: string;
}

export const playVideoOnNestHub: ToolDefinition<PlayVideoOnNestHubInput, Deed> = defineTool({
  name: 'play_video_on_nest_hub',
  title: 'Play video at home',
  category: 'smart_home',
  summary: 'Play a video on the Google Nest Hub display from a streaming service.',
  input: z.strictObject({
    video_service: z.string().meta({ description: 'Streaming service to play from.' }),
    video_name: z.string().meta({ description: 'Video or playlist to play.' }),
  }),
  output: deedSchema('Whether playback started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'home.display',
  examples: [
    { query: 'Show baking shows from YouTube on the kitchen display', input: { video_service: 'YouTube', video_name: 'baking shows' } },
  ],
});

export const playVideoOnNestHubTool = (options: AndroidToolOptions): Tool<PlayVideoOnNestHubInput, Deed> =>
  implementTool(
    playVideoOnNestHub,
    async ({ video_service: service, video_name: title }, context) => playAtHome({ kind: 'video', service, title }, { options, context }),
    { undo: undoPlayback },
  );
