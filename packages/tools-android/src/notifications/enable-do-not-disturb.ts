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

export interface EnableDoNotDisturbInput {
  readonly enabled: boolean;
}

export const enableDoNotDisturb: ToolDefinition<EnableDoNotDisturbInput, Deed> = defineTool({
  name: 'enable_do_not_disturb',
  title: 'Do Not Disturb',
  category: 'system',
  summary: 'Switch Do Not Disturb on or off.',
  input: z.strictObject({ enabled: z.boolean().meta({ description: 'True switches it on, false switches it off.' }) }),
  output: deedSchema('Whether the mode is now as asked.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'android.notifications',
  examples: [{ query: 'Silence my phone', input: { enabled: true } }],
});

/** On means that important calls and alarms still come through; a stricter mode that is on already stays. */
export const enableDoNotDisturbTool = ({ device }: AndroidToolOptions): Tool<EnableDoNotDisturbInput, Deed> =>
  implementTool(
    enableDoNotDisturb,
    async ({ enabled }, { signal, reportChange }) => {
      const before = await device.notifications.readZenMode({ signal });
      const isAsAsked = (before !== 'off') === enabled;
      const after = isAsAsked ? before : await device.notifications.setZenMode(enabled ? 'priority' : 'off', { signal });
      if (after !== before) reportChange({ path: 'notifications.zenMode', from: before, to: after });
      if ((after !== 'off') !== enabled) throw phoneFailure('not-followed', { message: `Do Not Disturb stays at "${after}".` });
      return { ok: true, detail: `Do Not Disturb: ${after}` };
    },
    { undo: undoDoNotDisturb },
  );

function undoDoNotDisturb({ changes: [change] }: ChangedCall): ToolUndo {
  const before = change?.from;
  if (before !== 'off' && before !== 'priority') return cannotUndo(`No call sets the stricter mode from before, "${String(before)}".`);
  return undoBy({ tool: 'enable_do_not_disturb', input: { enabled: before === 'priority' } });
}
