import type { PortOptions } from '../port-options.ts';

/** An alarm at a time of day, `HH:MM`. */
export interface Alarm {
  readonly time: string;
  readonly label: string;
}

/**
 * What became of an alarm.
 *
 * - `set`: the phone has it now. `present`: it had it before, and nothing changed.
 * - `handed-over`: the clock app took it, and nothing shows whether it was kept.
 */
export type AlarmSetting = { readonly status: 'set' | 'present'; readonly id: string } | { readonly status: 'handed-over' };

/** The alarms of a phone. */
export interface AlarmsPort {
  setAlarm(alarm: Alarm, options?: PortOptions): Promise<AlarmSetting>;
}
