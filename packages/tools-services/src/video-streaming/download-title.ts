import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import { downloadQualities, type DownloadTitleRequest, type VideoStreamingPort } from './video-streaming-port.ts';

const qualityWords: Readonly<Record<(typeof downloadQualities)[number], readonly string[]>> = {
  standard: ['normal', 'sd', 'low', 'smallest'],
  high: ['hd', 'high quality', 'good'],
  best: ['highest', '4k', 'maximum', 'uhd', 'top'],
};

export const downloadTitle: ToolDefinition<DownloadTitleRequest, Acknowledgement> = defineTool({
  name: 'download_title',
  title: 'Download title',
  category: 'offline',
  summary: 'Store a title for watching without a connection.',
  input: z.strictObject({
    title: z.string().describe('Title.'),
    quality: z.enum(downloadQualities).meta({ description: 'Picture quality.', synonyms: qualityWords }).default('standard'),
  }),
  output: acknowledgement.describe('Whether the download started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'video_streaming.player',
  examples: [{ query: 'Download Dune in high quality for the flight', input: { title: 'Dune', quality: 'high' } }],
});

export const downloadTitleTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<DownloadTitleRequest, Acknowledgement> =>
  serviceTool(downloadTitle, device.downloadTitle, { undo: undoDownload });

function undoDownload({ input: { title }, changes: [change] }: ChangedCall<DownloadTitleRequest>): ToolUndo {
  const quality = change?.from ?? null;
  return quality === null ? cannotUndo('No call deletes a download.') : undoBy({ tool: 'download_title', input: { title, quality } });
}
