import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import { titleKinds, type SearchTitlesRequest, type TitleSummary, type VideoStreamingPort } from './video-streaming-port.ts';

const kindWords: Readonly<Record<(typeof titleKinds)[number], readonly string[]>> = {
  movie: ['film', 'films', 'movies'],
  series: ['show', 'shows', 'tv show', 'tv series'],
  any: ['anything', 'either', 'both'],
};

export const searchTitles: ToolDefinition<SearchTitlesRequest, readonly TitleSummary[]> = defineTool({
  name: 'search_titles',
  title: 'Search titles',
  category: 'catalogue',
  summary: 'Find films and series.',
  input: z.strictObject({
    query: z.string().meta({ description: 'Title, person or theme.', compare: 'semantic' }),
    genre: z.string().describe('Genre.').optional(),
    kind: z.enum(titleKinds).meta({ description: 'Film or series.', synonyms: kindWords }).default('any'),
  }),
  output: z
    .array(z.object({ title: z.string(), year: z.int(), kind: z.string(), rating: z.number() }))
    .describe('Title, year, kind and rating of each.'),
  effect: 'read',
  resource: 'video_streaming.catalogue',
  examples: [{ query: 'Find space documentaries', input: { query: 'space', genre: 'documentary' } }],
});

export const searchTitlesTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<SearchTitlesRequest, readonly TitleSummary[]> =>
  serviceTool(searchTitles, device.searchTitles);
