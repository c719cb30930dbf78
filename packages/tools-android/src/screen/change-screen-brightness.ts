import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { phoneFailure } from '../phone-failure.ts';

export interface ChangeScreenBrightnessInput {
  readonly level: number;
}

export const changeScreenBrightness: ToolDefinition<ChangeScreenBrightnessInput, Deed> = defineTool({
  name: 'change_screen_brightness',
  title: 'Change screen brightness',
  category: 'system',
  summary: 'Set how bright the screen is.',
  input: z.strictObject({
    level: z.int().min(0).max(10).meta({ description: 'Brightness from 0 (darkest) to 10 (brightest).', extractive: true }),
  }),
  output: deedSchema('Whether the brightness was set; detail holds the value read back.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'android.screen',
  examples: [{ query: 'Turn the screen all the way up', input: { level: 10 } }],
});

/** How far a phone may round: its own steps are finer than ours. */
const tolerance = 0.03;

export const changeScreenBrightnessTool = ({ device }: AndroidToolOptions): Tool<ChangeScreenBrightnessInput, Deed> =>
  implementTool(changeScreenBrightness, async ({ level }, { signal, reportChange }) => {
    const before = await device.screen.readLight({ signal });
    const after = await device.screen.setBrightness(level / 10, { signal });
    for (const [path, from, to] of [
      ['screen.isAdaptive', before.isAdaptive, after.isAdaptive],
      ['screen.brightness', before.brightness, after.brightness],
    ] as const)
      if (from !== to) reportChange({ path, from, to });
    if (after.isAdaptive || Math.abs(after.brightness - level / 10) > tolerance)
      throw phoneFailure('not-followed', { message: `The screen stays at ${percent(after.brightness)}.` });
    return { ok: true, detail: `brightness ${percent(after.brightness)}` };
  });

const percent = (share: number): string => `${Math.round(share * 100)} %`;
