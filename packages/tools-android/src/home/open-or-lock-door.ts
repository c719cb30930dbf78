import { type ChangedCall, defineTool, implementTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { phoneFailure } from '../phone-failure.ts';

const statuses = ['open', 'lock'] as const;

export interface OpenOrLockDoorInput {
  readonly status: (typeof statuses)[number];
}

const statusWords: Readonly<Record<(typeof statuses)[number], readonly string[]>> = {
  open: ['unlock', 'unlocked', 'unbolt', 'let in', 'opened'],
  lock: ['locked', 'lock up', 'secure', 'bolt', 'close', 'shut'],
};

export const openOrLockDoor: ToolDefinition<OpenOrLockDoorInput, Deed> = defineTool({
  name: 'open_or_lock_door',
  title: 'Open or lock the door',
  category: 'smart_home',
  summary: 'Unlock and open, or lock, a door with a smart lock that works with Google Home.',
  input: z.strictObject({ status: z.enum(statuses).meta({ description: 'What to do with the door.', synonyms: statusWords }) }),
  output: deedSchema('Whether the lock reports the wanted state.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: '{status} the door?' },
  isIdempotent: true,
  resource: 'home.door',
  examples: [{ query: 'Lock the front door', input: { status: 'lock' } }],
});

export const openOrLockDoorTool = (options: AndroidToolOptions): Tool<OpenOrLockDoorInput, Deed> =>
  implementTool(
    openOrLockDoor,
    async ({ status }, { signal, reportChange }) => {
      const home = requireService(options, 'home');
      const wanted = status === 'open' ? 'open' : 'locked';
      const before = await home.readDoor({ signal });
      const after = await home.setDoor(wanted, { signal });
      if (after !== before) reportChange({ path: 'home.door', from: before, to: after });
      if (after !== wanted) throw phoneFailure('not-followed', { message: `The lock reports that the door is ${after}.` });
      return { ok: true, detail: `the door is ${after}` };
    },
    { undo: undoDoor },
  );

function undoDoor({ changes: [change] }: ChangedCall): ToolUndo {
  return undoBy({ tool: 'open_or_lock_door', input: { status: change?.from === 'open' ? 'open' : 'lock' } });
}
