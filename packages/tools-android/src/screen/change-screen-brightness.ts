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
  implementTool(
    changeScreenBrightness,
    async ({ level }, { signal, reportChange }) => {
      const before = await device.screen.readLight({ signal });
      const after = await device.screen.setBrightness(level / 10, { signal });
      for (const [path, from, to] of [
        [adaptivePath, before.isAdaptive, after.isAdaptive],
        [brightnessPath, before.brightness, after.brightness],
      ] as const)
        if (from !== to) reportChange({ path, from, to });
      if (after.isAdaptive || Math.abs(after.brightness - level / 10) > tolerance)
        throw phoneFailure('not-followed', { message: `The screen stays at ${percent(after.brightness)}.` });
      return { ok: true, detail: `brightness ${percent(after.brightness)}` };
    },
    { undo: undoBrightness },
  );

/** What lies within one of the 255 steps of a phone is the same brightness. */
function undoBrightness({ changes }: ChangedCall): ToolUndo {
  if (changes.some(({ path }) => path === adaptivePath))
    return cannotUndo('The screen followed the light around it before, and no call lets it do so again.');
  const before = changes.find(({ path }) => path === brightnessPath)?.from;
  if (typeof before !== 'number') return cannotUndo('How bright it was before is not known.');
  const level = Math.round(before * 10);
  if (Math.abs(before - level / 10) > 1 / 255) return cannotUndo(`No level from 0 to 10 is ${percent(before)}.`);
  return undoBy({ tool: 'change_screen_brightness', input: { level } });
}

const adaptivePath = 'screen.isAdaptive';
const brightnessPath = 'screen.brightness';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
