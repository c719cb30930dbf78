import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { readSides } from '../car-side.ts';
import { requireDrivingState } from '../driving-state.ts';
import { outOfTravel } from '../out-of-travel.ts';
import type { CarSide } from '../signals/vehicle-signal.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { unlikeBefore, wayBack } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { type SignalWrite, signalWrite, writeSignals } from '../write-signals.ts';

const mirrors = ['left', 'right', 'both'] as const;
const actions = ['up', 'down', 'left', 'right', 'fold', 'unfold', 'heat on', 'heat off'] as const;

export interface AdjustMirrorInput {
  readonly mirror: (typeof mirrors)[number];
  readonly action: (typeof actions)[number];
  readonly amount: number;
}

const mirrorWords: Readonly<Record<(typeof mirrors)[number], readonly string[]>> = {
  left: ['left mirror', 'left side', 'the left one', 'left-hand'],
  right: ['right mirror', 'right side', 'the right one', 'right-hand'],
  both: ['mirrors', 'all', 'the mirrors', 'both mirrors', 'side mirrors', 'wing mirrors'],
};

const actionWords: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  up: ['higher', 'upwards', 'raise', 'tilt up'],
  down: ['lower', 'downwards', 'tilt down'],
  left: ['to the left', 'leftwards'],
  right: ['to the right', 'rightwards'],
  fold: ['fold in', 'tuck', 'tuck in', 'retract', 'pull in'],
  unfold: ['fold out', 'open', 'open up', 'extend', 'pull out'],
  'heat on': ['heat', 'heating on', 'warm', 'defrost', 'demist'],
  'heat off': ['heating off', 'stop heating'],
};

export const adjustMirror: ToolDefinition<AdjustMirrorInput, boolean> = defineTool({
  name: 'adjust_mirror',
  title: 'Adjust mirror',
  category: 'body',
  summary: 'Turn, fold, unfold or heat an outside mirror.',
  input: z.strictObject({
    mirror: z.enum(mirrors).meta({ description: 'Which mirror.', synonyms: mirrorWords }),
    action: z.enum(actions).meta({ description: 'What to do.', synonyms: actionWords }),
    amount: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'For a turn, how far, in percent of the range.', unit: '%', extractive: true })
      .default(10),
  }),
  output: z.boolean().describe('True if the mirror was set.'),
  effect: 'write',
  resource: 'vehicle.mirrors',
  examples: [{ query: 'Tilt the right mirror down a little', input: { mirror: 'right', action: 'down', amount: 10 } }],
});

/** Refuses to fold while moving. With both mirrors, none turns where one has no travel left. */
export const adjustMirrorTool = ({ device }: VehicleToolOptions): Tool<AdjustMirrorInput, boolean> =>
  implementVehicleTool(
    adjustMirror,
    async ({ mirror, action, amount }, context) => {
      const { signal } = context;
      if (action === 'fold') await requireDrivingState(device, { allowed: ['parked', 'idling'], deed: 'fold a mirror', signal });
      const sides = await mirrorSides(device, mirror, context);
      const writes = await Promise.all(sides.map((side) => mirrorWrite(device, { side, action, amount, signal })));
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: undoMirror },
  );

/** With both mirrors, only where both did the same: which of the two is on the left is not in the record. */
function undoMirror({ input: { mirror, action }, changes }: ChangedCall<AdjustMirrorInput>): ToolUndo {
  if (changes.length !== (mirror === 'both' ? 2 : 1)) return cannotUndo(unlikeBefore);
  const [change] = changes;
  switch (action) {
    case 'fold':
    case 'unfold':
      return undoBy({ tool: 'adjust_mirror', input: { mirror, action: change?.from === true ? 'fold' : 'unfold' } });
    case 'heat on':
    case 'heat off':
      return undoBy({ tool: 'adjust_mirror', input: { mirror, action: change?.from === true ? 'heat on' : 'heat off' } });
    default: {
      const way = wayBack(changes);
      if (way === undefined) return cannotUndo(unlikeBefore);
      const isTilt = action === 'up' || action === 'down';
      const back = isTilt ? (way > 0 ? 'up' : 'down') : way > 0 ? 'left' : 'right';
      return undoBy({ tool: 'adjust_mirror', input: { mirror, action: back, amount: Math.abs(way) } });
    }
  }
}

async function mirrorSides(
  device: VehicleSignals,
  mirror: AdjustMirrorInput['mirror'],
  options: SignalOptions,
): Promise<readonly CarSide[]> {
  return mirror === 'both' ? ['DriverSide', 'PassengerSide'] : [(await readSides(device, options))[mirror]];
}

interface MirrorWriteOptions extends SignalOptions, Pick<AdjustMirrorInput, 'action' | 'amount'> {
  readonly side: CarSide;
}

async function mirrorWrite(device: VehicleSignals, { side, action, amount, signal }: MirrorWriteOptions): Promise<SignalWrite> {
  const branch = `Vehicle.Body.Mirrors.${side}` as const;
  switch (action) {
    case 'fold':
    case 'unfold':
      return signalWrite(`${branch}.IsFolded`, action === 'fold');
    case 'heat on':
    case 'heat off':
      return signalWrite(`${branch}.IsHeatingOn`, action === 'heat on');
    default: {
      // VSS counts up and left as positive.
      const path = action === 'up' || action === 'down' ? (`${branch}.Tilt` as const) : (`${branch}.Pan` as const);
      const { [path]: held } = await device.get([path], { signal });
      const sign = action === 'up' || action === 'left' ? 1 : -1;
      const remaining = 100 - sign * held;
      if (amount > remaining) throw outOfTravel({ part: 'mirror', remaining: remaining === 0 ? undefined : `${remaining} %` });
      return signalWrite(path, held + sign * amount);
    }
  }
}
