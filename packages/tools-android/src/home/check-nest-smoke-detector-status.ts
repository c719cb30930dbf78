import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';

export type CheckNestSmokeDetectorStatusInput = Readonly<Record<string, never>>;

export const checkNestSmokeDetectorStatus: ToolDefinition<CheckNestSmokeDetectorStatusInput, string> = defineTool({
  name: 'check_nest_smoke_detector_status',
  title: 'Check smoke detector',
  category: 'smart_home',
  summary: 'Report how the smoke detector is doing: battery, sensors and connection.',
  input: z.strictObject({}),
  output: z.string().describe('One readable status line covering battery level, sensor state and connectivity.'),
  effect: 'read',
  resource: 'home.smoke-detector',
  examples: [{ query: 'Is my smoke alarm OK?', input: {} }],
});

export const checkNestSmokeDetectorStatusTool = (options: AndroidToolOptions): Tool<CheckNestSmokeDetectorStatusInput, string> =>
  implementTool(checkNestSmokeDetectorStatus, async (_, { signal }) => {
    const { batteryPercent, smoke, carbonMonoxide, isOnline } = await requireService(options, 'home').readSmokeDetector({ signal });
    return `Smoke: ${smoke}, carbon monoxide: ${carbonMonoxide}, battery: ${batteryPercent} %, ${isOnline ? 'online' : 'offline'}`;
  });
