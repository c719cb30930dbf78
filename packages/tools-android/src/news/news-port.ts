import type { PortOptions } from '../port-options.ts';

/** Which news are wanted. */
export interface NewsRequest {
  readonly query: string | undefined;
  readonly category: string | undefined;
  /** ISO 639-1 */
  readonly language: string;
  /** ISO 3166-1 alpha-2 */
  readonly region: string;
  readonly limit: number;
}

/** An article. */
export interface NewsArticle {
  readonly headline: string;
  readonly link: string;
}

/** A source of news. */
export interface NewsPort {
  listArticles(request: NewsRequest, options?: PortOptions): Promise<readonly NewsArticle[]>;
}
