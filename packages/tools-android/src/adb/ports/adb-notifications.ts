import type { NotificationsPort, ZenMode } from '../../notifications/notifications-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import type { PortOptions } from '../../port-options.ts';
import { readSetting, setDoNotDisturb } from '../commands.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** In the order of Android's numbers. */
const modes: readonly ZenMode[] = ['off', 'priority', 'silence', 'alarms'];

/** The interruptions of a phone behind adb. */
export function adbNotifications({ shell }: AdbPortContext): NotificationsPort {
  const readZenMode = async (options: PortOptions = {}): Promise<ZenMode> => {
    const mode = modes[Number.parseInt(await shell.run(readSetting('global', 'zen_mode'), options), 10)];
    if (mode) return mode;
    throw phoneFailure('not-supported', { message: 'This phone does not tell whether Do Not Disturb is on.' });
  };
  return {
    readZenMode,
    async setZenMode(mode, options = {}) {
      await shell.run(setDoNotDisturb(mode), options);
      return readZenMode(options);
    },
  };
}
