import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';

export interface GetTrendingNewsInput {
  readonly query?: string | undefined;
  readonly language: string;
  readonly category?: string | undefined;
  readonly region: string;
  readonly max_results: number;
}

export const getTrendingNews: ToolDefinition<GetTrendingNewsInput, readonly string[]> = defineTool({
  name: 'get_trending_news',
  title: 'Get trending news',
  category: 'app',
  summary: 'List current news articles, optionally limited to a category, a country, a language or a topic.',
  input: z.strictObject({
    query: z.string().meta({ description: 'Topic to look for.', compare: 'semantic' }).optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}$/u)
      .meta({ description: 'Language of the articles, as an ISO 639-1 code.', compare: 'exact', extractive: false })
      .default('en'),
    category: z
      .string()
      .meta({ description: 'News category such as business, technology or sports; leave out for all categories.' })
      .optional(),
    region: z
      .string()
      .regex(/^[A-Z]{2}$/u)
      .meta({ description: 'Country whose news is wanted, as an ISO 3166-1 alpha-2 code.', compare: 'exact', extractive: false })
      .default('US'),
    max_results: z.int().min(1).max(50).meta({ description: 'How many articles to return at most.', extractive: true }).default(5),
  }),
  output: z.array(z.string()).describe('One string per article: headline and link.'),
  effect: 'read',
  resource: 'android.news',
  examples: [
    {
      query: 'What are the top 3 technology headlines in the UK?',
      input: { category: 'technology', region: 'GB', language: 'en', max_results: 3 },
    },
  ],
});

export const getTrendingNewsTool = (options: AndroidToolOptions): Tool<GetTrendingNewsInput, readonly string[]> =>
  implementTool(getTrendingNews, async ({ query, category, language, region, max_results: limit }, { signal }) => {
    const articles = await requireService(options, 'news').listArticles({ query, category, language, region, limit }, { signal });
    return articles.slice(0, limit).map(({ headline, link }) => `${headline} ${link}`);
  });
