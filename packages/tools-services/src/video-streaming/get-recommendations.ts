import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { GetRecommendationsRequest, Recommendation, VideoStreamingPort } from './video-streaming-port.ts';

export const getRecommendations: ToolDefinition<GetRecommendationsRequest, readonly Recommendation[]> = defineTool({
  name: 'get_recommendations',
  title: 'Get recommendations',
  category: 'catalogue',
  summary: 'Suggest titles to watch.',
  input: z.strictObject({
    genre: z.string().describe('Genre.').optional(),
    similar_to: z.string().describe('Title the suggestions should resemble.').optional(),
    max_results: z.int().min(1).max(20).meta({ description: 'How many at most.', extractive: true }).default(5),
  }),
  output: z.array(z.object({ title: z.string(), kind: z.string(), reason: z.string() })).describe('Title, kind and reason of each.'),
  effect: 'read',
  resource: 'video_streaming.catalogue',
  examples: [{ query: 'Suggest 3 shows like Severance', input: { similar_to: 'Severance', max_results: 3 } }],
});

export const getRecommendationsTool = ({
  device,
}: {
  readonly device: VideoStreamingPort;
}): Tool<GetRecommendationsRequest, readonly Recommendation[]> => serviceTool(getRecommendations, device.getRecommendations);
