import type { CallRecord } from '../run/run-record.ts';
import { describeResult } from '../run/describe-result.ts';

/** The screens of the phone, each an app. */
export const phoneScreens = [
  { id: 'messages', title: 'Messages' },
  { id: 'calls', title: 'Phone' },
  { id: 'mail', title: 'Mail' },
  { id: 'contacts', title: 'Contacts' },
  { id: 'clock', title: 'Clock' },
  { id: 'calendar', title: 'Calendar' },
  { id: 'camera', title: 'Photos' },
  { id: 'documents', title: 'Files' },
  { id: 'house', title: 'Home' },
  { id: 'bluetooth', title: 'Bluetooth' },
  { id: 'sound', title: 'Sound' },
  { id: 'answers', title: 'Answers' },
] as const;
export type PhoneScreen = (typeof phoneScreens)[number]['id'] | 'start';

const screensOfTools: Readonly<Record<string, PhoneScreen>> = {
  take_a_photo: 'camera',
  get_trending_news: 'answers',
  get_weather_forecast: 'answers',
  send_email: 'mail',
  search_youtube_videos: 'answers',
  find_route_google_maps: 'answers',
  check_nest_smoke_detector_status: 'house',
  send_text_message: 'messages',
  make_phone_call: 'calls',
  create_contact: 'contacts',
  set_timer_alarm: 'clock',
  change_screen_brightness: 'start',
  create_calendar_event: 'calendar',
  set_volume: 'sound',
  connect_to_bluetooth_device: 'bluetooth',
  enable_do_not_disturb: 'start',
  set_nest_temperature: 'house',
  play_music_on_nest_hub: 'house',
  play_video_on_nest_hub: 'house',
  open_or_lock_door: 'house',
  find_document: 'documents',
  print_document: 'documents',
  take_screenshot: 'camera',
};

const toolName = ({ call }: CallRecord): string | undefined =>
  call.toolId.startsWith('android.') ? call.toolId.slice('android.'.length) : undefined;

/** The screen on which the last call of a run that was carried out shows; undefined where the phone had no part in it. */
export function screenOfRun(calls: readonly CallRecord[]): PhoneScreen | undefined {
  const last = calls.findLast((record) => record.phase === 'succeeded' && toolName(record) !== undefined);
  return last && screensOfTools[toolName(last) ?? ''];
}

/** What was found for somebody: news, the weather, a route. */
export interface PhoneAnswer {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What the calls of a run have found that no app of the phone keeps. */
export function answersOfRun(calls: readonly CallRecord[]): readonly PhoneAnswer[] {
  return calls.flatMap((record) => {
    const name = toolName(record);
    const { outcome } = record;
    if (name === undefined || outcome?.status !== 'succeeded' || screensOfTools[name] !== 'answers') return [];
    return [{ title: name.replaceAll('_', ' '), lines: describeResult(outcome.value) }];
  });
}
