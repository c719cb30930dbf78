import type { PortOptions } from '../port-options.ts';

export type VideoOrder = 'Relevance' | 'Upload date' | 'View Count' | 'Rating';

/** Which videos are wanted. */
export interface VideoSearch {
  readonly query: string;
  readonly limit: number;
  readonly order: VideoOrder;
}

/** A video that was found. */
export interface FoundVideo {
  readonly title: string;
  readonly link: string;
}

/** A catalogue of videos. */
export interface VideosPort {
  search(search: VideoSearch, options?: PortOptions): Promise<readonly FoundVideo[]>;
}
