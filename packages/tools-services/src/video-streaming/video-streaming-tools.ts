import type { AnyTool } from '@octoweave/core';
import { addToWatchlistTool } from './add-to-watchlist.ts';
import { controlPlaybackTool } from './control-playback.ts';
import { downloadTitleTool } from './download-title.ts';
import { getRecommendationsTool } from './get-recommendations.ts';
import { playTitleTool } from './play-title.ts';
import { rateTitleTool } from './rate-title.ts';
import { rentTitleTool } from './rent-title.ts';
import { searchTitlesTool } from './search-titles.ts';
import { setSubtitlesTool } from './set-subtitles.ts';
import type { VideoStreamingPort } from './video-streaming-port.ts';

/** The tools of video streaming on one service, in the order of the pack. */
export function videoStreamingTools(options: { readonly device: VideoStreamingPort }): readonly AnyTool[] {
  return [
    searchTitlesTool(options),
    playTitleTool(options),
    controlPlaybackTool(options),
    getRecommendationsTool(options),
    addToWatchlistTool(options),
    rateTitleTool(options),
    setSubtitlesTool(options),
    downloadTitleTool(options),
    rentTitleTool(options),
  ];
}
