import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';

export interface SetTimerAlarmInput {
  readonly time: string;
  readonly label: string;
}

export const setTimerAlarm: ToolDefinition<SetTimerAlarmInput, Deed> = defineTool({
  name: 'set_timer_alarm',
  title: 'Set an alarm',
  category: 'system',
  summary: 'Set an alarm for a time of day.',
  input: z.strictObject({
    time: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)
      .meta({ description: 'Time of day as HH:MM on the 24-hour clock, e.g. 07:12.', format: 'HH:MM', compare: 'exact' }),
    label: z.string().meta({ description: 'Name shown with the alarm.', compare: 'semantic' }).default('alarm'),
  }),
  output: deedSchema('Whether the alarm was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'android.alarms',
  examples: [{ query: 'Wake me at 6:45 for the airport', input: { time: '06:45', label: 'airport' } }],
});

export const setTimerAlarmTool = ({ device }: AndroidToolOptions): Tool<SetTimerAlarmInput, Deed> =>
  implementTool(setTimerAlarm, async ({ time, label }, { signal, reportChange }) => {
    const setting = await device.alarms.setAlarm({ time, label }, { signal });
    if (setting.status === 'handed-over') return { ok: true, detail: `the clock app took ${time}; it does not say whether it keeps it` };
    if (setting.status === 'set') reportChange({ path: `alarms.${setting.id}`, from: null, to: { time, label } });
    return { ok: true, detail: `rings at ${time}` };
  });
