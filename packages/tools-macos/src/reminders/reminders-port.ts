import type { Container } from '../container.ts';
import type { PortOptions } from '../port-options.ts';

/** What a reminder is made of. */
export interface NewReminder {
  readonly listId: string;
  readonly name: string;
  readonly notes: string;
  /** 0 none, 1 to 4 high, 5 medium, 6 to 9 low. */
  readonly priority: number;
  /** Milliseconds since 1970; null where it is due at no time. */
  readonly dueMs: number | null;
  /** Whether only the day of `dueMs` counts. */
  readonly isAllDay: boolean;
}

/** The part of the Reminders app that tools need. */
export interface RemindersPort {
  lists(input: Readonly<Record<string, never>>, options?: PortOptions): Promise<readonly Container[]>;
  create(input: NewReminder, options?: PortOptions): Promise<{ readonly id: string }>;
}
