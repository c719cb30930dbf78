import { type Fetch, listOf, objectOf, requestJson, textOf } from '../request-json.ts';
import type { VideoOrder, VideosPort } from './videos-port.ts';

const orders: Readonly<Record<VideoOrder, string>> = {
  Relevance: 'relevance',
  'Upload date': 'date',
  'View Count': 'viewCount',
  Rating: 'rating',
};

/** What YouTube is asked with. */
export interface YoutubeVideosOptions {
  readonly fetch: Fetch;
  /** A key for the YouTube Data API v3. */
  readonly key: string;
}

/** The videos of YouTube by its Data API. Opens connections once it is asked, and not before. */
export function youtubeVideos({ fetch, key }: YoutubeVideosOptions): VideosPort {
  return {
    async search({ query, limit, order }, options = {}) {
      const answer = await requestJson({
        fetch,
        service: 'YouTube',
        url: 'https://www.googleapis.com/youtube/v3/search',
        query: { part: 'snippet', type: 'video', q: query, maxResults: limit, order: orders[order] },
        headers: { 'x-goog-api-key': key },
        ...options,
      });
      return listOf(answer, 'items').map((item) => ({
        title: textOf(objectOf(item, 'snippet'), 'title'),
        link: `https://youtu.be/${encodeURIComponent(textOf(objectOf(item, 'id'), 'videoId'))}`,
      }));
    },
  };
}
