import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { seatWords } from '../people-words.ts';

const seats = ['driver', 'passenger'] as const;
const directions = ['forward', 'backward', 'up', 'down'] as const;

export interface AdjustSeatPositionInput {
  readonly seat: (typeof seats)[number];
  readonly position: (typeof directions)[number];
  readonly distance: number;
}

const directionWords: Readonly<Record<(typeof directions)[number], readonly string[]>> = {
  forward: ['forwards', 'ahead', 'closer', 'nearer', 'to the front', 'closer to the wheel'],
  backward: ['back', 'backwards', 'rearward', 'further back', 'to the back', 'away from the wheel'],
  up: ['upward', 'upwards', 'higher', 'raise'],
  down: ['downward', 'downwards', 'lower'],
};

export const adjustSeatPosition: ToolDefinition<AdjustSeatPositionInput, boolean> = defineTool({
  name: 'adjust_seat_position',
  title: 'Adjust seat position',
  category: 'seats',
  summary: 'Move a front seat a given distance in one direction.',
  input: z.strictObject({
    seat: z.enum(seats).meta({ description: 'Which seat.', synonyms: seatWords }),
    position: z.enum(directions).meta({ description: 'Direction to move.', synonyms: directionWords }),
    distance: z.int().min(1).max(300).meta({ description: 'How far to move, in millimetres.', unit: 'mm', extractive: true }),
  }),
  output: z.boolean().describe('True if the seat was moved.'),
  effect: 'write',
  resource: 'vehicle.seats',
  examples: [{ query: 'Move my seat back 20 millimetres', input: { seat: 'driver', position: 'backward', distance: 20 } }],
});
