import { type AnyTool, implementPack, type ImplementedToolPack } from '@octoweave/core';
import { setTimerAlarmTool } from './alarms/set-timer-alarm.ts';
import { setVolumeTool } from './audio/set-volume.ts';
import { connectToBluetoothDeviceTool } from './bluetooth/connect-to-bluetooth-device.ts';
import { createCalendarEventTool } from './calendar/create-calendar-event.ts';
import { takeAPhotoTool } from './camera/take-a-photo.ts';
import { createContactTool } from './contacts/create-contact.ts';
import { findDocumentTool } from './documents/find-document.ts';
import { printDocumentTool } from './documents/print-document.ts';
import { checkNestSmokeDetectorStatusTool } from './home/check-nest-smoke-detector-status.ts';
import { openOrLockDoorTool } from './home/open-or-lock-door.ts';
import { playMusicOnNestHubTool } from './home/play-music-on-nest-hub.ts';
import { playVideoOnNestHubTool } from './home/play-video-on-nest-hub.ts';
import { setNestTemperatureTool } from './home/set-nest-temperature.ts';
import { sendEmailTool } from './mail/send-email.ts';
import { sendTextMessageTool } from './messages/send-text-message.ts';
import { getTrendingNewsTool } from './news/get-trending-news.ts';
import { enableDoNotDisturbTool } from './notifications/enable-do-not-disturb.ts';
import { findRouteGoogleMapsTool } from './routes/find-route-google-maps.ts';
import { changeScreenBrightnessTool } from './screen/change-screen-brightness.ts';
import { takeScreenshotTool } from './screen/take-screenshot.ts';
import { makePhoneCallTool } from './telephony/make-phone-call.ts';
import { searchYoutubeVideosTool } from './videos/search-youtube-videos.ts';
import { getWeatherForecastTool } from './weather/get-weather-forecast.ts';
import { androidPack } from './android-pack.ts';
import type { AndroidToolOptions } from './android-tool.ts';

/** The tools on one phone, in the order of the pack. */
export function androidTools(options: AndroidToolOptions): readonly AnyTool[] {
  return [
    takeAPhotoTool(options),
    getTrendingNewsTool(options),
    getWeatherForecastTool(options),
    sendEmailTool(options),
    searchYoutubeVideosTool(options),
    findRouteGoogleMapsTool(options),
    checkNestSmokeDetectorStatusTool(options),
    sendTextMessageTool(options),
    makePhoneCallTool(options),
    createContactTool(options),
    setTimerAlarmTool(options),
    changeScreenBrightnessTool(options),
    createCalendarEventTool(options),
    setVolumeTool(options),
    connectToBluetoothDeviceTool(options),
    enableDoNotDisturbTool(options),
    setNestTemperatureTool(options),
    playMusicOnNestHubTool(options),
    playVideoOnNestHubTool(options),
    openOrLockDoorTool(options),
    findDocumentTool(options),
    printDocumentTool(options),
    takeScreenshotTool(options),
  ];
}

/** The pack together with what carries it out on one phone. */
export function implementAndroidPack(options: AndroidToolOptions): ImplementedToolPack {
  return implementPack(androidPack, androidTools(options));
}
