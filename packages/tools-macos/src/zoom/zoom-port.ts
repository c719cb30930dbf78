import type { PortOptions } from '../port-options.ts';

/** What a meeting is made of. */
export interface NewMeeting {
  readonly topic: string;
  /** `YYYY-MM-DD HH:MM:SS` in `timeZone`. */
  readonly startTime: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly durationMinutes: number;
  /** Email addresses. */
  readonly invitees: readonly string[];
}

/** The part of Zoom that tools need. */
export interface ZoomPort {
  createMeeting(input: NewMeeting, options?: PortOptions): Promise<{ readonly id: string; readonly joinUrl: string }>;
}
