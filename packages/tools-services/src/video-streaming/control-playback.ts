import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import { playbackActions, type ControlPlaybackRequest, type VideoStreamingPort } from './video-streaming-port.ts';

const actionWords: Readonly<Record<(typeof playbackActions)[number], readonly string[]>> = {
  pause: ['hold', 'freeze', 'hold on'],
  resume: ['continue', 'unpause', 'keep playing', 'go on'],
  stop: ['end', 'quit', 'turn it off'],
  'skip forward': ['forward', 'fast forward', 'skip ahead', 'go forward', 'jump ahead'],
  'skip back': ['back', 'rewind', 'go back', 'jump back'],
  'next episode': ['next', 'next one', 'skip to the next episode'],
};

export const controlPlayback: ToolDefinition<ControlPlaybackRequest, Acknowledgement> = defineTool({
  name: 'control_playback',
  title: 'Control playback',
  category: 'playback',
  summary: 'Pause, continue, stop or wind what is playing.',
  input: z.strictObject({
    action: z.enum(playbackActions).meta({ description: 'What to do.', synonyms: actionWords }),
    seconds: z.int().min(1).max(3600).meta({ description: 'For skips, how many seconds.', unit: 's', extractive: true }).default(10),
  }),
  output: acknowledgement.describe('Whether the player followed.'),
  effect: 'write',
  resource: 'video_streaming.player',
  examples: [{ query: 'Go back 30 seconds', input: { action: 'skip back', seconds: 30 } }],
});

export const controlPlaybackTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<ControlPlaybackRequest, Acknowledgement> =>
  serviceTool(controlPlayback, device.controlPlayback, { undo: undoPlayback });

function undoPlayback({ input: { action }, changes: [change] }: ChangedCall<ControlPlaybackRequest>): ToolUndo {
  const { from, to } = change ?? {};
  const control = (back: ControlPlaybackRequest['action'], seconds?: number): ToolUndo =>
    undoBy({ tool: 'control_playback', input: { action: back, ...(seconds !== undefined && { seconds }) } });
  switch (action) {
    case 'pause':
      return control('resume');
    case 'resume':
      return control('pause');
    case 'skip forward':
    case 'skip back':
      if (typeof from !== 'number' || typeof to !== 'number') return cannotUndo('Where the player was is not known.');
      return control(from > to ? 'skip forward' : 'skip back', Math.abs(from - to));
    case 'stop':
    case 'next episode':
      return cannotUndo('No call goes back to where the player was in what it played before.');
  }
}
