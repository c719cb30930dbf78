import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { cornerWords, seatWords } from '../people-words.ts';

const seats = ['driver', 'passenger', 'rear left', 'rear right'] as const;
const modes = ['heat', 'cool', 'off'] as const;

export interface SetSeatClimateInput {
  readonly seat: (typeof seats)[number];
  readonly mode: (typeof modes)[number];
  readonly level: number;
}

const modeWords: Readonly<Record<(typeof modes)[number], readonly string[]>> = {
  heat: ['heating', 'warm', 'warm up', 'warmer', 'hot', 'heat up'],
  cool: ['cooling', 'cold', 'cool down', 'cooler', 'ventilate', 'ventilation'],
  off: ['stop', 'switch off', 'turn off'],
};

export const setSeatClimate: ToolDefinition<SetSeatClimateInput, boolean> = defineTool({
  name: 'set_seat_climate',
  title: 'Seat heating and cooling',
  category: 'seats',
  summary: 'Heat or cool a seat.',
  input: z.strictObject({
    seat: z.enum(seats).meta({
      description: 'Which seat.',
      synonyms: { ...seatWords, 'rear left': cornerWords['rear left'], 'rear right': cornerWords['rear right'] },
    }),
    mode: z.enum(modes).meta({ description: 'Heat, cool or switch off.', synonyms: modeWords }),
    level: z.int().min(1).max(3).meta({ description: 'Strength from 1 to 3.', extractive: true }).default(2),
  }),
  output: z.boolean().describe('True if the seat was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.seat-climate',
  examples: [{ query: 'Warm my seat up to the max', input: { seat: 'driver', mode: 'heat', level: 3 } }],
});
