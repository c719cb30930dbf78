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
import { requireDrivingState } from '../driving-state.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { earlierValue } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const actions = ['start', 'stop', 'set limit'] as const;

export interface ControlChargingInput {
  readonly action: (typeof actions)[number];
  readonly limit?: number | undefined;
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  start: ['begin', 'charge', 'charge now', 'resume', 'continue'],
  stop: ['end', 'halt', 'pause', 'quit', 'stop charging'],
  'set limit': ['limit', 'charge to', 'charge only to', 'cap', 'up to'],
};

export const controlCharging: ToolDefinition<ControlChargingInput, boolean> = defineTool({
  name: 'control_charging',
  title: 'Control charging',
  category: 'energy',
  summary: 'Start or stop charging or set the level to charge to.',
  input: z
    .strictObject({
      action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
      limit: z
        .int()
        .min(20)
        .max(100)
        .meta({ description: 'Level to charge to in percent, for "set limit".', unit: '%', extractive: true })
        .optional(),
    })
    .refine(({ action, limit }) => action !== 'set limit' || limit !== undefined, {
      path: ['limit'],
      error: 'Up to which level, from 20 to 100 percent?',
    }),
  output: z.boolean().describe('True if the charger followed.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.charging',
  examples: [{ query: 'Charge only to 80 percent', input: { action: 'set limit', limit: 80 } }],
});

const charging = 'Vehicle.Powertrain.TractionBattery.Charging';

/** Only while parked; starting needs a cable. */
export const controlChargingTool = ({ device }: VehicleToolOptions): Tool<ControlChargingInput, boolean> =>
  implementVehicleTool(
    controlCharging,
    async ({ action, limit }, context) => {
      await requireDrivingState(device, { allowed: ['parked'], deed: 'control charging', signal: context.signal });
      if (action === 'start') await requireCable(device, context);
      const writes = [
        ...(limit === undefined ? [] : [signalWrite(`${charging}.ChargeLimit`, limit)]),
        ...(action === 'set limit' ? [] : [signalWrite(`${charging}.StartStopCharging`, action === 'start' ? 'START' : 'STOP')]),
      ];
      await writeSignals({ device, context, writes, observes: [`${charging}.IsCharging`] });
      if (action === 'set limit') return true;
      const { [`${charging}.IsCharging` as const]: isCharging } = await device.get([`${charging}.IsCharging`], context);
      return isCharging === (action === 'start');
    },
    { undo: undoCharging },
  );

function undoCharging({ changes }: ChangedCall): ToolUndo {
  const limit = earlierValue(changes, [`${charging}.ChargeLimit`]);
  const command = earlierValue(changes, [`${charging}.StartStopCharging`]);
  if (limit === undefined && command === undefined) return cannotUndo('What the charger was told before is not known.');
  const action = command === undefined ? 'set limit' : command === 'START' ? 'start' : 'stop';
  return undoBy({ tool: 'control_charging', input: { action, ...(limit !== undefined && { limit }) } });
}

async function requireCable(device: VehicleSignals, options: SignalOptions): Promise<void> {
  const path = `${charging}.ChargingPort.AnyPosition.IsChargingCableConnected` as const;
  const { [path]: isConnected } = await device.get([path], options);
  if (isConnected) return;
  throw new ToolFailure({ code: 'cable-not-connected', message: 'No charging cable is connected.', advice: 'Plug the cable in first.' });
}
