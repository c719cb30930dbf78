import type { Alarm } from '../alarms/alarms-port.ts';
import type { AudioStream, VolumeReading } from '../audio/audio-port.ts';
import type { PhotoRequest } from '../camera/camera-port.ts';
import type { NewCalendarEvent } from '../calendar/calendar-port.ts';
import type { PhoneDocument, PrintRequest } from '../documents/documents-port.ts';
import type { DoorState, HomePlayback, SmokeDetectorStatus } from '../home/home-port.ts';
import type { NewMail } from '../mail/mail-port.ts';
import type { NewMessage } from '../messages/messages-port.ts';
import type { ZenMode } from '../notifications/notifications-port.ts';
import type { ScreenLight } from '../screen/screen-port.ts';

/** Things of a phone by their id. */
export type Collection<Item> = Readonly<Record<string, Item>>;

/** A paired device of a simulated phone. */
export interface SimulatedBluetoothDevice {
  readonly name: string;
  readonly isInRange: boolean;
  readonly isConnected: boolean;
}

/** A calendar of a simulated phone. */
export interface SimulatedCalendar {
  readonly name: string;
  readonly isPrimary: boolean;
  readonly isWritable: boolean;
}

/** A simulated phone, and the home it can reach, at one moment: plain JSON, never changed in place. */
export interface PhoneState {
  /** IANA name of the zone its clock shows. */
  readonly timeZone: string;
  readonly screen: ScreenLight;
  readonly audio: Readonly<Record<AudioStream, VolumeReading>>;
  readonly notifications: { readonly zenMode: ZenMode };
  /** Devices by their address. */
  readonly bluetooth: { readonly isEnabled: boolean; readonly devices: Collection<SimulatedBluetoothDevice> };
  readonly contacts: Collection<{ readonly name: string; readonly number: string; readonly email?: string | undefined }>;
  readonly messages: Collection<NewMessage & { readonly sentAt: string }>;
  readonly calls: Collection<{ readonly number: string; readonly startedAt: string }>;
  readonly mail: Collection<NewMail & { readonly sentAt: string }>;
  readonly alarms: Collection<Alarm>;
  readonly calendar: {
    readonly calendars: Collection<SimulatedCalendar>;
    readonly events: Collection<NewCalendarEvent & { readonly calendar: string }>;
  };
  readonly photos: Collection<Partial<PhotoRequest> & { readonly path: string }>;
  readonly documents: Collection<PhoneDocument>;
  readonly printJobs: Collection<PrintRequest>;
  readonly home: {
    readonly smokeDetector: SmokeDetectorStatus;
    /** In degrees Fahrenheit. */
    readonly thermostat: number;
    readonly playback: HomePlayback | null;
    readonly door: DoorState;
  };
}

/** What an operation may know besides the state. */
export interface SimulationContext {
  readonly now: Date;
}
