import type { PortOptions } from '../port-options.ts';

/** A kind of sound with a loudness of its own. */
export type AudioStream = 'ring' | 'media' | 'alarm';

/** A loudness in the phone's own steps; the range differs by phone and stream. */
export interface VolumeReading {
  readonly index: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The loudness of a phone. */
export interface AudioPort {
  readVolume(stream: AudioStream, options?: PortOptions): Promise<VolumeReading>;
  setVolume(volume: { readonly stream: AudioStream; readonly index: number }, options?: PortOptions): Promise<VolumeReading>;
}
