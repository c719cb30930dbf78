import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { climateZones, type ClimateZone } from './climate-zone.ts';
import { zoneWords } from '../people-words.ts';

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
