import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import type { VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { earlierValue } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const actions = ['play', 'stop', 'next', 'previous', 'fast forward', 'rewind'] as const;
const sources = ['am', 'fm', 'dab', 'bluetooth', 'usb', 'internet'] as const;

export interface ControlMediaInput {
  readonly action: (typeof actions)[number];
  readonly source?: (typeof sources)[number] | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  play: ['resume', 'start', 'continue', 'unpause', 'put on'],
  stop: ['pause', 'halt', 'be quiet', 'switch off', 'turn off'],
  next: ['skip', 'skip forward', 'next song', 'next track', 'next station', 'another one'],
  previous: ['back', 'last', 'go back', 'previous song', 'previous track', 'the one before', 'skip back'],
  'fast forward': ['forward', 'forwards', 'ahead', 'skip ahead'],
  rewind: ['fast backward', 'wind back', 'backwards'],
};

const sourceWords: Readonly<Record<(typeof sources)[number], readonly string[]>> = {
  am: ['am radio', 'medium wave'],
  fm: ['radio', 'fm radio', 'the radio'],
  dab: ['digital radio', 'dab radio', 'dab+'],
  bluetooth: ['phone', 'my phone', 'bluetooth audio'],
  usb: ['stick', 'usb stick', 'memory stick', 'usb drive', 'thumb drive'],
  internet: ['web radio', 'internet radio', 'online', 'streaming', 'web'],
};

export const controlMedia: ToolDefinition<ControlMediaInput, boolean> = defineTool({
  name: 'control_media',
  title: 'Control media',
  category: 'media',
  summary: 'Control what the car audio plays and from which source.',
  input: z.strictObject({
    action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
    source: z.enum(sources).meta({ description: 'Source to play from; leave out to keep it.', synonyms: sourceWords }).optional(),
  }),
  output: z.boolean().describe('True if the player followed.'),
  effect: 'write',
  resource: 'vehicle.media',
  examples: [{ query: 'Next song please', input: { action: 'next' } }],
});

const mediaActions: Readonly<Record<ControlMediaInput['action'], VehicleSignalValue<'Vehicle.Cabin.Infotainment.Media.Action'>>> = {
  play: 'PLAY',
  stop: 'STOP',
  next: 'SKIP_FORWARD',
  previous: 'SKIP_BACKWARD',
  'fast forward': 'FAST_FORWARD',
  rewind: 'FAST_BACKWARD',
};

const sourcePath = 'Vehicle.Cabin.Infotainment.Media.Played.Source';
const actionPath = 'Vehicle.Cabin.Infotainment.Media.Action';

/** Changes the source first, so that the action meets the right player. VSS has no pause: stop is the nearest. */
export const controlMediaTool = ({ device }: VehicleToolOptions): Tool<ControlMediaInput, boolean> =>
  implementVehicleTool(
    controlMedia,
    async ({ action, source }, context) => {
      const playedSource = source === undefined ? [] : [signalWrite(sourcePath, upperCase(source))];
      const writes = [...playedSource, signalWrite(actionPath, mediaActions[action])];
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: undoMedia },
  );

/** Only between playing and standing still: where in the music it was, no signal tells. */
function undoMedia({ input: { action }, changes, hasFailed }: ChangedCall<ControlMediaInput>): ToolUndo {
  if (action !== 'play' && action !== 'stop') return cannotUndo('Where in the music it was is not known.');
  const source = earlierValue(changes, [sourcePath]);
  const before = earlierValue(changes, [actionPath]) ?? (hasFailed ? undefined : mediaActions[action]);
  const back = (['play', 'stop'] as const).find((candidate) => mediaActions[candidate] === before);
  if (!back) return cannotUndo('What the player did before is not known.');
  const input = { action: back, ...(typeof source === 'string' && { source: source.toLowerCase() }) };
  return undoBy({ tool: 'control_media', input });
}

const upperCase = <Word extends string>(word: Word): Uppercase<Word> => word.toUpperCase() as Uppercase<Word>;
