import {
  cannotUndo,
  type ChangedCall,
  defineTool,
  type Tool,
  type ToolDefinition,
  ToolFailure,
  type ToolUndo,
  undoBy,
} from '@octoweave/core';
import { z } from 'zod';
import { readDrivingState } from '../driving-state.ts';
import { screenWords } from '../people-words.ts';
import type { VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { isRaining } from '../surroundings.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const windows = ['front', 'rear'] as const;
const modes = ['off', 'interval', 'slow', 'medium', 'fast', 'auto'] as const;

export interface ControlWipersInput {
  readonly window: (typeof windows)[number];
  readonly mode: (typeof modes)[number];
}

const modeWords: Readonly<Record<(typeof modes)[number], readonly string[]>> = {
  off: ['stop', 'switch off', 'turn off'],
  interval: ['intermittent', 'intermittently', 'now and then', 'every now and then'],
  slow: ['slowly', 'low', 'slow speed'],
  medium: ['normal', 'on', 'middle', 'medium speed'],
  fast: ['quick', 'quickly', 'high', 'full', 'full speed', 'max'],
  auto: ['automatic', 'automatically', 'rain sensor'],
};

export const controlWipers: ToolDefinition<ControlWipersInput, boolean> = defineTool({
  name: 'control_wipers',
  title: 'Control wipers',
  category: 'body',
  summary: 'Set how the wipers of the front or rear window run.',
  input: z.strictObject({
    window: z.enum(windows).meta({ description: 'Which window.', synonyms: screenWords }),
    mode: z.enum(modes).meta({ description: 'How to wipe; auto uses the rain sensor.', synonyms: modeWords }),
  }),
  output: z.boolean().describe('True if the wipers were set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.wipers',
  examples: [{ query: 'Wipers on automatic', input: { window: 'front', mode: 'auto' } }],
});

const wipingModes: Readonly<Record<ControlWipersInput['mode'], VehicleSignalValue<'Vehicle.Body.Windshield.Front.Wiping.Mode'>>> = {
  off: 'OFF',
  interval: 'INTERVAL',
  slow: 'SLOW',
  medium: 'MEDIUM',
  fast: 'FAST',
  auto: 'RAIN_SENSOR',
};

/** Refuses to stop the front wipers while moving in rain. */
export const controlWipersTool = ({ device }: VehicleToolOptions): Tool<ControlWipersInput, boolean> =>
  implementVehicleTool(
    controlWipers,
    async ({ window, mode }, context) => {
      if (window === 'front' && mode === 'off') await refuseInRain(device, context);
      const path = `Vehicle.Body.Windshield.${window === 'front' ? 'Front' : 'Rear'}.Wiping.Mode` as const;
      await writeSignals({ device, context, writes: [signalWrite(path, wipingModes[mode])] });
      return true;
    },
    { undo: undoWipers },
  );

function undoWipers({ input: { window }, changes: [change] }: ChangedCall<ControlWipersInput>): ToolUndo {
  const mode = modes.find((candidate) => wipingModes[candidate] === change?.from);
  return mode ? undoBy({ tool: 'control_wipers', input: { window, mode } }) : cannotUndo('How they ran before is not known.');
}

async function refuseInRain(device: VehicleSignals, options: SignalOptions): Promise<void> {
  if ((await readDrivingState(device, options)) !== 'moving' || !(await isRaining(device, options))) return;
  throw new ToolFailure({
    code: 'driving-state-refused',
    message: 'I cannot stop the front wipers while the car is moving in the rain.',
    advice: 'Put them on automatic instead.',
  });
}
