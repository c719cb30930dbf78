import { definePack, type ToolPack } from '@octoweave/core';
import { addToWatchlist } from './add-to-watchlist.ts';
import { controlPlayback } from './control-playback.ts';
import { downloadTitle } from './download-title.ts';
import { getRecommendations } from './get-recommendations.ts';
import { playTitle } from './play-title.ts';
import { rateTitle } from './rate-title.ts';
import { rentTitle } from './rent-title.ts';
import { searchTitles } from './search-titles.ts';
import { setSubtitles } from './set-subtitles.ts';

/** The declarations of video streaming; no device code comes with them. Append-only. */
export const videoStreamingPack: ToolPack = definePack({
  name: 'video_streaming',
  version: '1.0.0',
  definitions: [
    searchTitles,
    playTitle,
    controlPlayback,
    getRecommendations,
    addToWatchlist,
    rateTitle,
    setSubtitles,
    downloadTitle,
    rentTitle,
  ],
});
