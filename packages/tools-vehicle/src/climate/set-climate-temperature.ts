import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { zoneWords } from '../people-words.ts';
import { earlierValue, stepOf, unlikeBefore, wholeNumbers } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import type { VehicleSignalPath } from '../signals/vehicle-signal.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';
import { climateZones, type ClimateZone, zoneStations } from './climate-zone.ts';

export interface SetClimateTemperatureInput {
  readonly zone: ClimateZone;
  readonly temperature: number;
}

export const setClimateTemperature: ToolDefinition<SetClimateTemperatureInput, boolean> = defineTool({
  name: 'set_climate_temperature',
  title: 'Set climate temperature',
  category: 'climate',
  summary: 'Set the temperature of one climate zone of the cabin.',
  input: z.strictObject({
    zone: z.enum(climateZones).meta({ description: 'Which zone.', synonyms: zoneWords }),
    temperature: z.int().min(60).max(80).meta({ description: 'Wanted temperature in degrees Fahrenheit.', unit: '°F', extractive: true }),
  }),
  output: z.boolean().describe('True if the temperature was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.climate',
  examples: [{ query: 'Set my side to 70 degrees', input: { zone: 'driver', temperature: 70 } }],
});

/** Zone `rear` sets both stations of the second row. */
export const setClimateTemperatureTool = ({ device }: VehicleToolOptions): Tool<SetClimateTemperatureInput, boolean> =>
  implementVehicleTool(
    setClimateTemperature,
    async ({ zone, temperature }, context) => {
      const celsius = toCelsius(temperature);
      const writes = zoneStations(zone).map((station) => signalWrite(`Vehicle.Cabin.HVAC.Station.${station}.Temperature`, celsius));
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: undoTemperature },
  );

function undoTemperature({ input: { zone }, changes }: ChangedCall<SetClimateTemperatureInput>): ToolUndo {
  const celsius = earlierValue(changes, temperaturePaths(zone));
  if (celsius === undefined) return cannotUndo(unlikeBefore);
  const temperature = stepOf(celsius, { steps: wholeNumbers(60, 80), valueOf: toCelsius });
  if (temperature === undefined) return cannotUndo(`${String(celsius)} °C is no whole number of degrees Fahrenheit from 60 to 80.`);
  return undoBy({ tool: 'set_climate_temperature', input: { zone, temperature } });
}

function temperaturePaths(zone: ClimateZone): readonly VehicleSignalPath[] {
  return zoneStations(zone).map((station) => `Vehicle.Cabin.HVAC.Station.${station}.Temperature` as const);
}

/** To a tenth of a degree: finer than any cabin can be kept. */
const toCelsius = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 50) / 9) / 10;
