import type { AlarmsPort } from '../../alarms/alarms-port.ts';
import type { PortOptions } from '../../port-options.ts';
import { dumpAlarms, setAlarm } from '../commands.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** The alarms of a phone behind adb. The system shows when alarms ring, not what they are called. */
export function adbAlarms({ shell }: AdbPortContext): AlarmsPort {
  const readTimes = async (options: PortOptions): Promise<ReadonlySet<string>> => parseAlarmDump(await shell.run(dumpAlarms, options));
  return {
    async setAlarm(alarm, options = {}) {
      const before = await readTimes(options);
      await shell.run(setAlarm(alarm), options);
      const after = await readTimes(options);
      return after.has(alarm.time) && !before.has(alarm.time) ? { status: 'set', id: alarm.time } : { status: 'handed-over' };
    },
  };
}

/** The times of day, `HH:MM`, at which `dumpsys alarm` shows alarm clocks. */
export function parseAlarmDump(dump: string): ReadonlySet<string> {
  const shown = [
    ...dump.matchAll(/^\s*Alarm clock:\s*\n\s*triggerTime=\d{4}-\d{2}-\d{2} (\d{2}:\d{2})/gmu),
    ...dump.matchAll(/\btime:\d+ = \d{4}-\d{2}-\d{2} (\d{2}:\d{2}):\d{2}/gu),
  ];
  return new Set(shown.flatMap(([, time]) => (time === undefined ? [] : [time])));
}
