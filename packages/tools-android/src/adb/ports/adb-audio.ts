import type { AudioPort, AudioStream, VolumeReading } from '../../audio/audio-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import type { PortOptions } from '../../port-options.ts';
import { readVolume, setVolume, setVolumeOtherwise } from '../commands.ts';
import type { AdbPortContext } from './adb-port-context.ts';

/** The loudness of a phone behind adb. */
export function adbAudio({ shell }: AdbPortContext): AudioPort {
  const read = async (stream: AudioStream, options: PortOptions = {}): Promise<VolumeReading> => {
    const output = await shell.run(readVolume(stream), options);
    const [, index, minimum, maximum] = /volume is (\d+) in range \[(\d+)\.\.(\d+)\]/u.exec(output) ?? [];
    if (index === undefined) throw phoneFailure('not-supported', { message: `This phone does not tell its ${stream} volume.` });
    return { index: Number(index), minimum: Number(minimum), maximum: Number(maximum) };
  };
  return {
    readVolume: read,
    async setVolume({ stream, index }, options = {}) {
      await shell.run(setVolume(stream, index), options);
      const reading = await read(stream, options);
      if (reading.index === index) return reading;
      await shell.run(setVolumeOtherwise(stream, index), options);
      return read(stream, options);
    },
  };
}
