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
import { earlierValue } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const actions = ['enable', 'disable', 'set speed'] as const;

const slowest = 30;
const fastest = 180;

export interface SetCruiseControlInput {
  readonly action: (typeof actions)[number];
  readonly speed?: number | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  enable: ['on', 'turn on', 'switch on', 'activate', 'engage', 'resume', 'start'],
  disable: ['off', 'turn off', 'switch off', 'deactivate', 'disengage', 'cancel', 'stop'],
  'set speed': ['set', 'hold', 'keep', 'change speed', 'set to', 'change'],
};

export const setCruiseControl: ToolDefinition<SetCruiseControlInput, boolean> = defineTool({
  name: 'set_cruise_control',
  title: 'Cruise control',
  category: 'driving',
  summary: 'Switch cruise control on or off or change its speed.',
  input: z
    .strictObject({
      action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
      speed: z
        .int()
        .min(slowest)
        .max(fastest)
        .meta({ description: 'Speed in km/h, for "set speed".', unit: 'km/h', extractive: true })
        .optional(),
    })
    .refine(({ action, speed }) => action !== 'set speed' || speed !== undefined, {
      path: ['speed'],
      error: 'Which speed, from 30 to 180 km/h?',
    }),
  output: z.boolean().describe('True if the system took the setting.'),
  effect: 'sensitive',
  confirmation: { policy: 'when', when: { action: ['enable', 'set speed'] }, message: 'Cruise control: {action} {speed} km/h?' },
  isIdempotent: true,
  resource: 'vehicle.cruise-control',
  examples: [{ query: 'Set cruise control to 110', input: { action: 'set speed', speed: 110 } }],
});

const cruiseBranch = 'Vehicle.ADAS.CruiseControl';

/** A driving function: on a real car only where its owner allowed it; disabling is always allowed. */
export const setCruiseControlTool = ({
  device,
  allowsDrivingFunctions = device.isSimulated,
}: VehicleToolOptions): Tool<SetCruiseControlInput, boolean> =>
  implementVehicleTool(
    setCruiseControl,
    async ({ action, speed }, context) => {
      if (action !== 'disable' && !allowsDrivingFunctions)
        throw new ToolFailure({
          code: 'driving-function-refused',
          message: 'Cruise control is left to the controls at the steering wheel.',
          advice: 'Use the controls at the steering wheel.',
        });
      const writes = [
        ...(action === 'disable' || speed === undefined ? [] : [signalWrite(`${cruiseBranch}.SpeedSet`, speed)]),
        ...(action === 'set speed' ? [] : [signalWrite(`${cruiseBranch}.IsEnabled`, action === 'enable')]),
      ];
      await writeSignals({ device, context, writes, observes: [`${cruiseBranch}.IsActive`] });
      return true;
    },
    { undo: undoCruiseControl },
  );

/** Switching off what was switched on comes first: a speed that cannot be put back does not stand in its way. */
function undoCruiseControl({ changes }: ChangedCall): ToolUndo {
  const isEnabled = earlierValue(changes, [`${cruiseBranch}.IsEnabled`]);
  const speed = earlierValue(changes, [`${cruiseBranch}.SpeedSet`]);
  const turn = { tool: 'set_cruise_control', input: { action: isEnabled === true ? 'enable' : 'disable' } };
  if (speed === undefined) return isEnabled === undefined ? cannotUndo('What it was set to before is not known.') : undoBy(turn);
  if (typeof speed === 'number' && speed >= slowest && speed <= fastest) {
    const setSpeed = { tool: 'set_cruise_control', input: { action: 'set speed', speed } };
    return isEnabled === undefined ? undoBy(setSpeed) : undoBy(setSpeed, turn);
  }
  if (isEnabled === undefined) return cannotUndo(`No call sets a speed of ${String(speed)} km/h.`);
  return { ...undoBy(turn), remains: `The speed stays set: no call sets the ${String(speed)} km/h from before.` };
}
