import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { PlayTitleRequest, VideoStreamingPort } from './video-streaming-port.ts';

export const playTitle: ToolDefinition<PlayTitleRequest, Acknowledgement> = defineTool({
  name: 'play_title',
  title: 'Play title',
  category: 'playback',
  summary: 'Start a film or an episode.',
  input: z.strictObject({
    title: z.string().describe('Title.'),
    season: z.int().min(1).meta({ description: 'Season of a series.', extractive: true }).optional(),
    episode: z.int().min(1).meta({ description: 'Episode of a season.', extractive: true }).optional(),
    device: z.string().describe('Device to play on.').default('this device'),
  }),
  output: acknowledgement.describe('Whether playback started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'video_streaming.player',
  examples: [{ query: 'Play season 2 episode 3 of Dark on the TV', input: { title: 'Dark', season: 2, episode: 3, device: 'TV' } }],
});

export const playTitleTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<PlayTitleRequest, Acknowledgement> =>
  serviceTool(playTitle, device.playTitle, { undo: undoPlay });

function undoPlay({ changes: [change] }: ChangedCall): ToolUndo {
  return change?.path === 'video_streaming.playback' && change.from === null
    ? undoBy({ tool: 'control_playback', input: { action: 'stop' } })
    : cannotUndo('No call goes back to where the player was in what it played before.');
}
