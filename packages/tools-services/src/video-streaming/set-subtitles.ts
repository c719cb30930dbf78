import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { SetSubtitlesRequest, VideoStreamingPort } from './video-streaming-port.ts';

export const setSubtitles: ToolDefinition<SetSubtitlesRequest, Acknowledgement> = defineTool({
  name: 'set_subtitles',
  title: 'Set subtitles',
  category: 'playback',
  summary: 'Switch subtitles on, off or to another language.',
  input: z.strictObject({
    enabled: z.boolean().describe('True for on, false for off.'),
    language: z
      .string()
      .regex(/^[a-z]{2}$/u)
      .meta({ description: 'Language as an ISO 639-1 code.', compare: 'exact', extractive: false })
      .default('en'),
  }),
  output: acknowledgement.describe('Whether it was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'video_streaming.player',
  examples: [{ query: 'Turn on Spanish subtitles', input: { enabled: true, language: 'es' } }],
});

export const setSubtitlesTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<SetSubtitlesRequest, Acknowledgement> =>
  serviceTool(setSubtitles, device.setSubtitles, { undo: undoSubtitles });

/** A language can only be set by switching subtitles on. */
function undoSubtitles({ changes }: ChangedCall): ToolUndo {
  const wasOn = changes.find(({ path }) => path === 'video_streaming.subtitles.isEnabled')?.from;
  const language = changes.find(({ path }) => path === 'video_streaming.subtitles.language')?.from;
  if (wasOn === true) return cannotUndo('Which language they were in is not in the record.');
  const turnOff = { tool: 'set_subtitles', input: { enabled: false } };
  if (language === undefined) return undoBy(turnOff);
  const setLanguage = { tool: 'set_subtitles', input: { enabled: true, language } };
  return wasOn === false ? undoBy(setLanguage, turnOff) : undoBy(setLanguage);
}
