import {
  cannotUndo,
  type ChangedCall,
  defineTool,
  implementTool,
  type Tool,
  type ToolDefinition,
  type ToolUndo,
  undoBy,
} from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { phoneFailure } from '../phone-failure.ts';
import type { AudioStream, VolumeReading } from './audio-port.ts';

const streams = ['ring', 'media', 'alarm'] as const;

export interface SetVolumeInput {
  readonly level: number;
  readonly volume_type: AudioStream;
}

const streamWords: Readonly<Record<AudioStream, readonly string[]>> = {
  ring: ['ringer', 'ringtone', 'ringing', 'ring tone', 'call', 'calls', 'phone'],
  media: ['music', 'video', 'videos', 'audio', 'sound', 'songs', 'playback', 'multimedia', 'game', 'games', 'podcast', 'movie'],
  alarm: ['alarms', 'alarm clock', 'wake-up', 'wake up', 'morning alarm'],
};

export const setVolume: ToolDefinition<SetVolumeInput, Deed> = defineTool({
  name: 'set_volume',
  title: 'Set volume',
  category: 'system',
  summary: 'Set the loudness of ringing, media or alarms.',
  input: z.strictObject({
    level: z.int().min(0).max(10).meta({ description: 'Loudness from 0 (silent) to 10 (loudest).', extractive: true }),
    volume_type: z.enum(streams).meta({ description: 'Which kind of sound.', synonyms: streamWords }),
  }),
  output: deedSchema('Whether the volume was set; detail holds the index read back and its range.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'android.audio',
  examples: [{ query: 'Set media volume to 4', input: { level: 4, volume_type: 'media' } }],
});

/** Scales to the steps of the phone. Where a stream cannot be silent, level 0 is its lowest step and not `ok`. */
export const setVolumeTool = ({ device }: AndroidToolOptions): Tool<SetVolumeInput, Deed> =>
  implementTool(
    setVolume,
    async ({ level, volume_type: stream }, { signal, reportChange }) => {
      const before = await device.audio.readVolume(stream, { signal });
      const index = volumeIndex(level, before);
      const after = before.index === index ? before : await device.audio.setVolume({ stream, index }, { signal });
      const { minimum, maximum } = after;
      if (after.index !== before.index)
        reportChange({ path: `audio.${stream}.index`, from: before.index, to: after.index, range: { minimum, maximum } });
      const detail = `${stream} volume ${after.index} of ${minimum} to ${maximum}`;
      if (after.index !== index) throw phoneFailure('not-followed', { message: `The phone stays at ${detail}.` });
      return { ok: level > 0 || after.index === 0, detail };
    },
    { undo: undoVolume },
  );

function undoVolume({ input: { volume_type }, changes: [change] }: ChangedCall<SetVolumeInput>): ToolUndo {
  const { from, range } = change ?? {};
  if (typeof from !== 'number' || !range) return cannotUndo('How loud it was before is not known.');
  const level = levels.find((candidate) => volumeIndex(candidate, range) === from);
  if (level === undefined) return cannotUndo(`No level from 0 to 10 is step ${from} of ${range.minimum} to ${range.maximum}.`);
  return undoBy({ tool: 'set_volume', input: { level, volume_type } });
}

const levels = Array.from({ length: 11 }, (_, level) => level);

function volumeIndex(level: number, { minimum, maximum }: Omit<VolumeReading, 'index'>): number {
  return Math.max(minimum, Math.round((level / 10) * maximum));
}
