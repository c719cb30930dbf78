import type { PortOptions } from '../port-options.ts';

/** What may interrupt: everything, what was marked as important, alarms alone, or nothing at all. */
export type ZenMode = 'off' | 'priority' | 'alarms' | 'silence';

/** The interruptions of a phone. */
export interface NotificationsPort {
  readZenMode(options?: PortOptions): Promise<ZenMode>;
  setZenMode(mode: ZenMode, options?: PortOptions): Promise<ZenMode>;
}
