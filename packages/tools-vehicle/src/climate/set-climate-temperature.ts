import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { zoneWords } from '../people-words.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
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
  implementVehicleTool(setClimateTemperature, async ({ zone, temperature }, context) => {
    const celsius = toCelsius(temperature);
    const writes = zoneStations(zone).map((station) => signalWrite(`Vehicle.Cabin.HVAC.Station.${station}.Temperature`, celsius));
    await writeSignals({ device, context, writes });
    return true;
  });

/** To a tenth of a degree: finer than any cabin can be kept. */
const toCelsius = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 50) / 9) / 10;
