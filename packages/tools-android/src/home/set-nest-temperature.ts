import { type ChangedCall, defineTool, implementTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { type AndroidToolOptions, requireService } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { phoneFailure } from '../phone-failure.ts';

export interface SetNestTemperatureInput {
  readonly target_temperature: number;
}

export const setNestTemperature: ToolDefinition<SetNestTemperatureInput, Deed> = defineTool({
  name: 'set_nest_temperature',
  title: 'Set thermostat temperature',
  category: 'smart_home',
  summary: 'Set the temperature the Nest thermostat should hold.',
  input: z.strictObject({
    target_temperature: z
      .number()
      .min(50)
      .max(90)
      .meta({ description: 'Wanted temperature in degrees Fahrenheit.', unit: '°F', extractive: true }),
  }),
  output: deedSchema('Whether the set point was accepted.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'home.thermostat',
  examples: [{ query: 'Make it 68 degrees at home', input: { target_temperature: 68 } }],
});

/** Thermostats hold half degrees Celsius: within one of those it has followed. */
const toleranceFahrenheit = 0.9;

export const setNestTemperatureTool = (options: AndroidToolOptions): Tool<SetNestTemperatureInput, Deed> =>
  implementTool(
    setNestTemperature,
    async ({ target_temperature: target }, { signal, reportChange }) => {
      const home = requireService(options, 'home');
      const before = await home.readThermostat({ signal });
      const after = await home.setThermostat(target, { signal });
      if (after !== before) reportChange({ path: 'home.thermostat', from: before, to: after, unit: '°F' });
      if (Math.abs(after - target) > toleranceFahrenheit)
        throw phoneFailure('not-followed', {
          message: `The thermostat stays at ${after} °F.`,
          advice: 'Look whether it is switched off or in eco mode.',
        });
      return { ok: true, detail: `thermostat at ${after} °F` };
    },
    { undo: undoTemperature },
  );

function undoTemperature({ changes: [change] }: ChangedCall): ToolUndo {
  return undoBy({ tool: 'set_nest_temperature', input: { target_temperature: change?.from ?? null } });
}
