import type { AlarmsPort } from './alarms/alarms-port.ts';
import type { AudioPort } from './audio/audio-port.ts';
import type { BluetoothPort } from './bluetooth/bluetooth-port.ts';
import type { CalendarPort } from './calendar/calendar-port.ts';
import type { CameraPort } from './camera/camera-port.ts';
import type { ContactsPort } from './contacts/contacts-port.ts';
import type { DocumentsPort } from './documents/documents-port.ts';
import type { HomePort } from './home/home-port.ts';
import type { MailPort } from './mail/mail-port.ts';
import type { MessagesPort } from './messages/messages-port.ts';
import type { NewsPort } from './news/news-port.ts';
import type { NotificationsPort } from './notifications/notifications-port.ts';
import type { RoutesPort } from './routes/routes-port.ts';
import type { ScreenPort } from './screen/screen-port.ts';
import type { TelephonyPort } from './telephony/telephony-port.ts';
import type { VideosPort } from './videos/videos-port.ts';
import type { WeatherPort } from './weather/weather-port.ts';

/**
 * A phone as its apps: what every tool of the pack is written against.
 *
 * - Every method rejects with a `ToolFailure` where the phone refuses or is gone, and with the abort reason where it was aborted.
 * - A write resolves with what the phone holds afterwards, read back; it does not claim that this is what was asked for.
 */
export interface Phone {
  /** Whether nothing can leave it: no message, no call, no mail. */
  readonly isSimulated: boolean;
  readonly alarms: AlarmsPort;
  readonly audio: AudioPort;
  readonly bluetooth: BluetoothPort;
  readonly calendar: CalendarPort;
  readonly camera: CameraPort;
  readonly contacts: ContactsPort;
  readonly documents: DocumentsPort;
  readonly mail: MailPort;
  readonly messages: MessagesPort;
  readonly notifications: NotificationsPort;
  readonly screen: ScreenPort;
  readonly telephony: TelephonyPort;
  /** Services that the phone brings along, where it does. */
  readonly services?: PhoneServices | undefined;
}

/** What is not on the phone but somewhere in the network or at home. One that is missing is refused by name. */
export interface PhoneServices {
  readonly home?: HomePort | undefined;
  readonly news?: NewsPort | undefined;
  readonly routes?: RoutesPort | undefined;
  readonly videos?: VideosPort | undefined;
  readonly weather?: WeatherPort | undefined;
}
