import type { Container } from '../container.ts';
import type { PortOptions } from '../port-options.ts';

/** What an event is made of; moments are milliseconds since 1970. */
export interface NewCalendarEvent {
  readonly calendarId: string;
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly location: string;
  readonly notes: string;
}

/** Whom to invite to which event. */
export interface CalendarInvitation {
  readonly calendarId: string;
  readonly eventId: string;
  readonly addresses: readonly string[];
}

/** The part of the Calendar app that tools need. */
export interface CalendarPort {
  /** The calendars that can be written to. */
  list(input: Readonly<Record<string, never>>, options?: PortOptions): Promise<readonly Container[]>;
  createEvent(input: NewCalendarEvent, options?: PortOptions): Promise<{ readonly id: string }>;
  /** Adds guests to an event; the calendar's server may write to them. */
  inviteGuests(input: CalendarInvitation, options?: PortOptions): Promise<{ readonly addresses: readonly string[] }>;
}
