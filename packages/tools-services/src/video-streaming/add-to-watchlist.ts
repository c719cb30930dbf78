import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { AddToWatchlistRequest, VideoStreamingPort } from './video-streaming-port.ts';

export const addToWatchlist: ToolDefinition<AddToWatchlistRequest, Acknowledgement> = defineTool({
  name: 'add_to_watchlist',
  title: 'Add to watchlist',
  category: 'lists',
  summary: 'Keep a title for later.',
  input: z.strictObject({
    title: z.string().describe('Title.'),
  }),
  output: acknowledgement.describe('Whether it was added.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'video_streaming.watchlist',
  examples: [{ query: 'Save Arrival for later', input: { title: 'Arrival' } }],
});

export const addToWatchlistTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<AddToWatchlistRequest, Acknowledgement> =>
  serviceTool(addToWatchlist, device.addToWatchlist);
