import type { CameraPort, StoredPhoto } from '../../camera/camera-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import type { PortOptions } from '../../port-options.ts';
import { listPhotos, openCamera, photoColumns, pressKey } from '../commands.ts';
import { parseContentRows } from '../parse-content-rows.ts';
import { type AdbPortContext, lookUntil } from './adb-port-context.ts';

const attemptsPerKey = 6;

/** The cameras of a phone behind adb: its app is opened and its button pressed. Nobody can set the resolution this way. */
export function adbCamera(context: AdbPortContext): CameraPort {
  const { shell } = context;
  const list = async (options: PortOptions): Promise<readonly StoredPhoto[]> =>
    parseContentRows(await shell.run(listPhotos, options), photoColumns).map(({ _id: id, _data: path }) => ({ id, path }));
  return {
    async takePhoto({ camera }, options = {}) {
      const before = new Set((await list(options)).map(({ id }) => id));
      const look = async (): Promise<StoredPhoto | undefined> => (await list(options)).find(({ id }) => !before.has(id));
      await shell.run(openCamera(camera), options);
      for (const key of [27, 24] as const) {
        await shell.run(pressKey(key), options);
        const photo = await lookUntil(context, { look, until: (found) => found !== undefined, attempts: attemptsPerKey, ...options });
        if (photo) return photo;
      }
      throw phoneFailure('not-followed', {
        message: 'The camera is open and stored no picture.',
        advice: 'Press its button on the phone.',
      });
    },
  };
}
