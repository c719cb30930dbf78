import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { RateTitleRequest, VideoStreamingPort } from './video-streaming-port.ts';

export const rateTitle: ToolDefinition<RateTitleRequest, Acknowledgement> = defineTool({
  name: 'rate_title',
  title: 'Rate title',
  category: 'lists',
  summary: 'Rate a title from one to five stars.',
  input: z.strictObject({
    title: z.string().describe('Title.'),
    stars: z.int().min(1).max(5).meta({ description: 'Stars.', extractive: true }),
  }),
  output: acknowledgement.describe('Whether the rating was stored.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'video_streaming.ratings',
  examples: [{ query: 'Give Arrival five stars', input: { title: 'Arrival', stars: 5 } }],
});

export const rateTitleTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<RateTitleRequest, Acknowledgement> =>
  serviceTool(rateTitle, device.rateTitle, { undo: undoRating });

function undoRating({ input: { title }, changes: [change] }: ChangedCall<RateTitleRequest>): ToolUndo {
  const stars = change?.from ?? null;
  return stars === null
    ? cannotUndo('It had no rating before, and no call takes one away.')
    : undoBy({ tool: 'rate_title', input: { title, stars } });
}
