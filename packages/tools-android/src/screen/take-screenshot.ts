import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';

export type TakeScreenshotInput = Readonly<Record<string, never>>;

export const takeScreenshot: ToolDefinition<TakeScreenshotInput, string> = defineTool({
  name: 'take_screenshot',
  title: 'Take a screenshot',
  category: 'system',
  summary: 'Save a picture of what the screen shows.',
  input: z.strictObject({}),
  output: z.string().describe('Path of the stored picture.'),
  effect: 'write',
  resource: 'android.screen',
  examples: [{ query: 'Take a screenshot of this slide', input: {} }],
});

export const takeScreenshotTool = ({ device }: AndroidToolOptions): Tool<TakeScreenshotInput, string> =>
  implementTool(takeScreenshot, async (_, { signal, reportChange }) => {
    const { id, path } = await device.screen.takeScreenshot({ signal });
    reportChange({ path: `photos.${id}`, from: null, to: { path } });
    return path;
  });
