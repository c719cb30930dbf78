import { phoneFailure } from '../../phone-failure.ts';
import { localTimeAt } from '../../phone-time.ts';
import type { PortOptions } from '../../port-options.ts';
import type { ScreenLight, ScreenPort } from '../../screen/screen-port.ts';
import { captureScreen, readFileSize, readSetting, setBrightness, writeSetting } from '../commands.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** Some screens go black at nought, and nobody could turn them up again. */
const darkest = 0.01;

/** The brightness that is sent for a share of it. */
export const sentBrightness = (share: number): number => Math.max(share, darkest);

/** The path of a screenshot that is taken now. */
export const screenshotPath = (now: Date): string =>
  `/sdcard/Pictures/Screenshot_${localTimeAt(now, 'UTC').replaceAll(/[-:]/gu, '').replace('T', '_')}.png`;

/** The screen of a phone behind adb. */
export function adbScreen({ shell, clock }: AdbPortContext): ScreenPort {
  const readLight = async (options: PortOptions = {}): Promise<ScreenLight> => {
    const [mode, whole] = [
      await shell.run(readSetting('system', 'screen_brightness_mode'), options),
      Number.parseInt(await shell.run(readSetting('system', 'screen_brightness'), options), 10),
    ];
    const fine = Number.parseFloat(await shell.run(readSetting('system', 'screen_brightness_float'), options));
    const brightness = Number.isNaN(fine) ? whole / 255 : fine;
    if (Number.isNaN(brightness)) throw phoneFailure('not-supported', { message: 'This phone does not tell its brightness.' });
    return { brightness: Math.round(brightness * 1000) / 1000, isAdaptive: mode.trim() === '1' };
  };
  return {
    readLight,
    async setBrightness(share, options = {}) {
      await shell.run(writeSetting('system', 'screen_brightness_mode', 0), options);
      await shell.run(setBrightness(sentBrightness(share)), options);
      return readLight(options);
    },
    async takeScreenshot(options = {}) {
      const path = screenshotPath(clock());
      await shell.run(captureScreen(path), options);
      const bytes = Number.parseInt(await shell.run(readFileSize(path), options), 10);
      if (!(bytes > 0)) throw phoneFailure('not-followed', { message: 'The phone stored no picture of its screen.' });
      return { id: path.slice(path.lastIndexOf('/') + 1), path };
    },
  };
}
