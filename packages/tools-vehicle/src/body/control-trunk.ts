import { type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { requireDrivingState } from '../driving-state.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const actions = ['open', 'close'] as const;
const trunks = ['rear', 'front'] as const;

export interface ControlTrunkInput {
  readonly action: (typeof actions)[number];
  readonly trunk: (typeof trunks)[number];
}

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  open: ['pop', 'pop open', 'release', 'unlatch'],
  close: ['shut', 'lower'],
};

const trunkWords: Readonly<Record<(typeof trunks)[number], readonly string[]>> = {
  rear: ['boot', 'back', 'trunk', 'tailgate', 'hatch', 'liftgate', 'back trunk', 'rear trunk'],
  front: ['frunk', 'front trunk', 'bonnet', 'hood', 'froot'],
};

export const controlTrunk: ToolDefinition<ControlTrunkInput, boolean> = defineTool({
  name: 'control_trunk',
  title: 'Open or close trunk',
  category: 'body',
  summary: 'Open or close the trunk at the rear or the one at the front.',
  input: z.strictObject({
    action: z.enum(actions).meta({ description: 'Open or close.', synonyms: actionWords }),
    trunk: z.enum(trunks).meta({ description: 'Which trunk.', synonyms: trunkWords }).default('rear'),
  }),
  output: z.boolean().describe('True if the trunk moved.'),
  effect: 'sensitive',
  confirmation: { policy: 'when', when: { action: ['open'] }, message: 'Open the {trunk} trunk?' },
  isIdempotent: true,
  resource: 'vehicle.trunk',
  examples: [{ query: 'Pop the trunk', input: { action: 'open' } }],
});

/** Only while parked. */
export const controlTrunkTool = ({ device }: VehicleToolOptions): Tool<ControlTrunkInput, boolean> =>
  implementVehicleTool(
    controlTrunk,
    async ({ action, trunk }, context) => {
      await requireDrivingState(device, { allowed: ['parked'], deed: `${action} the ${trunk} trunk`, signal: context.signal });
      const path = `Vehicle.Body.Trunk.${trunk === 'rear' ? 'Rear' : 'Front'}.IsOpen` as const;
      const changes = await writeSignals({ device, context, writes: [signalWrite(path, action === 'open')] });
      return changes.length > 0;
    },
    { undo: undoTrunk },
  );

function undoTrunk({ input: { trunk }, changes: [change] }: ChangedCall<ControlTrunkInput>): ToolUndo {
  return undoBy({ tool: 'control_trunk', input: { action: change?.from === true ? 'open' : 'close', trunk } });
}
