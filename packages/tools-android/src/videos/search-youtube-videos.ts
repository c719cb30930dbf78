import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';
import type { VideoOrder } from './videos-port.ts';

const orders = ['Relevance', 'Upload date', 'View Count', 'Rating'] as const;

export interface SearchYoutubeVideosInput {
  readonly query: string;
  readonly max_results: number;
  readonly search_filter: VideoOrder;
}

const orderWords: Readonly<Record<VideoOrder, readonly string[]>> = {
  Relevance: ['relevance', 'relevant', 'most relevant', 'best match', 'best matching'],
  'Upload date': ['upload date', 'date', 'newest', 'latest', 'recent', 'most recent', 'new', 'just uploaded'],
  'View Count': ['view count', 'views', 'most viewed', 'most watched', 'popular', 'most popular'],
  Rating: ['rating', 'best rated', 'top rated', 'highest rated', 'most liked', 'best'],
};

export const searchYoutubeVideos: ToolDefinition<SearchYoutubeVideosInput, readonly string[]> = defineTool({
  name: 'search_youtube_videos',
  title: 'Search YouTube',
  category: 'app',
  summary: 'Find YouTube videos for a search phrase.',
  input: z.strictObject({
    query: z.string().min(1).meta({ description: 'Search phrase.', compare: 'semantic' }),
    max_results: z.int().min(1).max(50).meta({ description: 'How many videos to return at most.', extractive: true }).default(10),
    search_filter: z.enum(orders).meta({ description: 'How the results are ranked.', synonyms: orderWords }).default('Relevance'),
  }),
  output: z.array(z.string()).describe('One string per video: title and link.'),
  effect: 'read',
  resource: 'android.videos',
  examples: [
    {
      query: 'Find the 5 most viewed sourdough tutorials on YouTube',
      input: { query: 'sourdough tutorial', max_results: 5, search_filter: 'View Count' },
    },
  ],
});

export const searchYoutubeVideosTool = (options: AndroidToolOptions): Tool<SearchYoutubeVideosInput, readonly string[]> =>
  implementTool(searchYoutubeVideos, async ({ query, max_results: limit, search_filter: order }, { signal }) => {
    const videos = await requireService(options, 'videos').search({ query, limit, order }, { signal });
    return videos.slice(0, limit).map(({ title, link }) => `${title} ${link}`);
  });
