import { definePack, type ToolPack } from '@octoweave/core';
import { setTimerAlarm } from './alarms/set-timer-alarm.ts';
import { setVolume } from './audio/set-volume.ts';
import { connectToBluetoothDevice } from './bluetooth/connect-to-bluetooth-device.ts';
import { createCalendarEvent } from './calendar/create-calendar-event.ts';
import { takeAPhoto } from './camera/take-a-photo.ts';
import { createContact } from './contacts/create-contact.ts';
import { findDocument } from './documents/find-document.ts';
import { printDocument } from './documents/print-document.ts';
import { checkNestSmokeDetectorStatus } from './home/check-nest-smoke-detector-status.ts';
import { openOrLockDoor } from './home/open-or-lock-door.ts';
import { playMusicOnNestHub } from './home/play-music-on-nest-hub.ts';
import { playVideoOnNestHub } from './home/play-video-on-nest-hub.ts';
import { setNestTemperature } from './home/set-nest-temperature.ts';
import { sendEmail } from './mail/send-email.ts';
import { sendTextMessage } from './messages/send-text-message.ts';
import { getTrendingNews } from './news/get-trending-news.ts';
import { enableDoNotDisturb } from './notifications/enable-do-not-disturb.ts';
import { findRouteGoogleMaps } from './routes/find-route-google-maps.ts';
import { changeScreenBrightness } from './screen/change-screen-brightness.ts';
import { takeScreenshot } from './screen/take-screenshot.ts';
import { makePhoneCall } from './telephony/make-phone-call.ts';
import { searchYoutubeVideos } from './videos/search-youtube-videos.ts';
import { getWeatherForecast } from './weather/get-weather-forecast.ts';

/**
 * The declarations of a phone's tools; no device code comes with them.
 *
 * Append-only: the first twenty are those of the released Octopus v2 model, in its order; the three after them are steps of the
 * plans of Octo-planner.
 */
export const androidPack: ToolPack = definePack({
  name: 'android',
  version: '1.0.0',
  definitions: [
    takeAPhoto,
    getTrendingNews,
    getWeatherForecast,
    sendEmail,
    searchYoutubeVideos,
    findRouteGoogleMaps,
    checkNestSmokeDetectorStatus,
    sendTextMessage,
    makePhoneCall,
    createContact,
    setTimerAlarm,
    changeScreenBrightness,
    createCalendarEvent,
    setVolume,
    connectToBluetoothDevice,
    enableDoNotDisturb,
    setNestTemperature,
    playMusicOnNestHub,
    playVideoOnNestHub,
    openOrLockDoor,
    findDocument,
    printDocument,
    takeScreenshot,
  ],
});
