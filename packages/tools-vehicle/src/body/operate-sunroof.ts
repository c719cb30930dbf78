import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import type { VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { earlierValue } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { followTimeoutMs, reportAfterFailure, reportChanges } from '../write-signals.ts';

const actions = ['open', 'close', 'tilt'] as const;

export interface OperateSunroofInput {
  readonly action: (typeof actions)[number];
  readonly intensity?: number | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  open: ['open up', 'slide open', 'slide back', 'retract'],
  close: ['shut', 'slide shut', 'close up'],
  tilt: ['pop up', 'vent', 'tilt up', 'lift', 'raise'],
};

export const operateSunroof: ToolDefinition<OperateSunroofInput, boolean> = defineTool({
  name: 'operate_sunroof',
  title: 'Operate sunroof',
  category: 'body',
  summary: 'Open, close or tilt the sunroof, optionally by a percentage.',
  input: z.strictObject({
    action: z.enum(actions).meta({ description: 'What the sunroof should do.', synonyms: actionWords }),
    intensity: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'How far to open or tilt, in percent.', unit: '%', extractive: true })
      .optional(),
  }),
  output: z.boolean().describe('True if the sunroof was moved.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.sunroof',
  examples: [{ query: 'Open the sunroof halfway', input: { action: 'open', intensity: 50 } }],
});

const positionPath = 'Vehicle.Cabin.Sunroof.Position';
const switchPath = 'Vehicle.Cabin.Sunroof.Switch';

/**
 * Holds the switch until the position is the wished one, since VSS has no position to write.
 *
 * - The switch is let go on every way out: arrived, refused, too late, aborted.
 * - `close` with an intensity leaves the rest open: 30 closes an open sunroof to 70 %.
 */
export const operateSunroofTool = ({ device }: VehicleToolOptions): Tool<OperateSunroofInput, boolean> =>
  implementVehicleTool(
    operateSunroof,
    async ({ action, intensity = 100 }, context) => {
      const { signal } = context;
      const before = await device.get([positionPath], { signal });
      const held = before[positionPath];
      const wanted = wantedPosition(action, { held, intensity });
      if (wanted === held) return false;
      const report = { device, context, before, paths: [positionPath] } as const;
      try {
        await device.set(switchPath, switchToward(wanted, held), { signal });
        await device.watch(positionPath, {
          until: (position) => (wanted > held ? position >= wanted : position <= wanted),
          timeoutMs: followTimeoutMs,
          signal,
        });
        await device.set(switchPath, 'INACTIVE');
      } catch (error) {
        await device.set(switchPath, 'INACTIVE').catch(() => undefined);
        await reportAfterFailure(report);
        throw error;
      }
      const changes = await reportChanges(report);
      return changes.length > 0;
    },
    { undo: undoSunroof },
  );

function undoSunroof({ changes }: ChangedCall): ToolUndo {
  const position = earlierValue(changes, [positionPath]);
  if (typeof position !== 'number') return cannotUndo('Where it was before is not known.');
  if (position === 0) return undoBy({ tool: 'operate_sunroof', input: { action: 'close' } });
  return undoBy({ tool: 'operate_sunroof', input: { action: position > 0 ? 'open' : 'tilt', intensity: Math.abs(position) } });
}

interface SunroofWish {
  readonly held: number;
  readonly intensity: number;
}

/** In VSS terms: 0 to 100 is open, 0 to -100 is tilted. Closing never opens. */
function wantedPosition(action: OperateSunroofInput['action'], { held, intensity }: SunroofWish): number {
  switch (action) {
    case 'open':
      return intensity;
    case 'tilt':
      return 0 - intensity;
    case 'close':
      return Math.sign(held) * Math.min(Math.abs(held), 100 - intensity);
  }
}

/** From the tilted side the way to 0 is down, from the open side it is shut. */
function switchToward(wanted: number, held: number): VehicleSignalValue<typeof switchPath> {
  if (wanted === 0) return 'ONE_SHOT_CLOSE';
  if (wanted > held) return wanted > 0 ? 'ONE_SHOT_OPEN' : 'TILT_DOWN';
  return wanted < 0 ? 'TILT_UP' : 'ONE_SHOT_CLOSE';
}
