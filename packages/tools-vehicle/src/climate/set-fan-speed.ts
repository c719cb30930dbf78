import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { zoneWords } from '../people-words.ts';
import { earlierValue, stepOf, unlikeBefore, wholeNumbers } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';
import { climateZones, type ClimateZone, zoneStations } from './climate-zone.ts';

export interface SetFanSpeedInput {
  readonly zone: ClimateZone;
  readonly level: number;
}

export const setFanSpeed: ToolDefinition<SetFanSpeedInput, boolean> = defineTool({
  name: 'set_fan_speed',
  title: 'Set fan speed',
  category: 'climate',
  summary: 'Set how strongly the fan of a climate zone blows.',
  input: z.strictObject({
    zone: z.enum(climateZones).meta({ description: 'Which zone.', synonyms: zoneWords }),
    level: z.int().min(0).max(7).meta({ description: 'Fan step from 0 (off) to 7 (strongest).', extractive: true }),
  }),
  output: z.boolean().describe('True if the fan was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.climate',
  examples: [{ query: 'Set the passenger fan to 3', input: { zone: 'passenger', level: 3 } }],
});

const strongestLevel = 7;

/** Zone `rear` sets both stations of the second row. */
export const setFanSpeedTool = ({ device }: VehicleToolOptions): Tool<SetFanSpeedInput, boolean> =>
  implementVehicleTool(
    setFanSpeed,
    async ({ zone, level }, context) => {
      const percent = toPercent(level);
      const writes = zoneStations(zone).map((station) => signalWrite(`Vehicle.Cabin.HVAC.Station.${station}.FanSpeed`, percent));
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: undoFanSpeed },
  );

function undoFanSpeed({ input: { zone }, changes }: ChangedCall<SetFanSpeedInput>): ToolUndo {
  const percent = earlierValue(
    changes,
    zoneStations(zone).map((station) => `Vehicle.Cabin.HVAC.Station.${station}.FanSpeed` as const),
  );
  if (percent === undefined) return cannotUndo(unlikeBefore);
  const level = stepOf(percent, { steps: wholeNumbers(0, strongestLevel), valueOf: toPercent });
  if (level === undefined) return cannotUndo(`${String(percent)} % is no step of the fan.`);
  return undoBy({ tool: 'set_fan_speed', input: { zone, level } });
}

const toPercent = (level: number): number => Math.round((level / strongestLevel) * 100);
