import {
  cannotUndo,
  type ChangedCall,
  defineTool,
  implementTool,
  type Tool,
  type ToolDefinition,
  ToolFailure,
  type ToolUndo,
  undoBy,
} from '@octoweave/core';
import { z } from 'zod';
import type { LampsPort } from './lamps-port.ts';

export interface DimLampInput {
  readonly room: string;
  readonly level: number;
}

/** The declaration: data, from which the grammar, the checks and the questions are made. No device code comes with it. */
export const dimLamp: ToolDefinition<DimLampInput, number> = defineTool({
  name: 'dim_lamp',
  title: 'Dim lamp',
  category: 'light',
  summary: 'Set how bright the lamp of a room is.',
  input: z.strictObject({
    room: z.string().min(1).describe('Which room the lamp is in.'),
    level: z.int().min(0).max(100).meta({ description: 'How bright, from 0 (off) to 100.', unit: '%', extractive: true }),
  }),
  output: z.int().describe('How bright the lamp is now.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'pack_name.lamps',
  examples: [{ query: 'dim the kitchen to forty percent', input: { room: 'kitchen', level: 40 } }],
});

/** The implementation: looks first, acts, looks again, and reports what it saw change. */
export const dimLampTool = ({ lamps }: { readonly lamps: LampsPort }): Tool<DimLampInput, number> =>
  implementTool(
    dimLamp,
    async ({ room, level }, { signal, reportChange }) => {
      const rooms = await lamps.listRooms({ signal });
      if (!rooms.includes(room))
        throw new ToolFailure({
          code: 'lamp-unknown',
          message: `There is no lamp in "${room}".`,
          advice: `Name one of: ${rooms.join(', ')}.`,
        });
      const before = await lamps.readLevel(room, { signal });
      if (before !== level) await lamps.setLevel(room, level, { signal });
      const after = await lamps.readLevel(room, { signal });
      if (after !== before) reportChange({ path: `lamps.${room}.level`, from: before, to: after, unit: '%' });
      return after;
    },
    { undo: undoDimming },
  );

/** A call like any other, from what the journal keeps; it may have been written by anybody. */
function undoDimming({ input: { room }, changes: [change] }: ChangedCall<DimLampInput>): ToolUndo {
  const level = change?.from;
  return typeof level === 'number'
    ? undoBy({ tool: 'dim_lamp', input: { room, level } })
    : cannotUndo('How bright the lamp was is not recorded.');
}
