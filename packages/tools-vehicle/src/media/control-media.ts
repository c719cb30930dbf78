import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

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
