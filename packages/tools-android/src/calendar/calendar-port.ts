import type { PortOptions } from '../port-options.ts';

/** An event in the time zone of the phone; times are local, `YYYY-MM-DDTHH:MM`. */
export interface NewCalendarEvent {
  readonly title: string;
  readonly start: string;
  readonly end: string;
}

/** An event that the calendar holds. */
export interface StoredCalendarEvent extends NewCalendarEvent {
  readonly id: string;
  readonly calendar: string;
}

/** The calendars of a phone. */
export interface CalendarPort {
  /** Puts an event into the primary calendar, or the first that can be written. */
  createEvent(event: NewCalendarEvent, options?: PortOptions): Promise<StoredCalendarEvent>;
}
