import {
  cannotUndo,
  type ChangedCall,
  defineTool,
  type JsonValue,
  type Tool,
  type ToolDefinition,
  ToolFailure,
  type ToolUndo,
  undoBy,
  type UndoCall,
} from '@octoweave/core';
import { z } from 'zod';
import type { CarSide, SeatRow } from '../signals/vehicle-signal.ts';
import { earlierValue, unlikeBefore } from '../earlier-values.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';
import { colorHex } from './color-hex.ts';

const zones = ['all', 'front', 'rear'] as const;

export interface SetAmbientLightingInput {
  readonly zone: (typeof zones)[number];
  readonly color?: string | undefined;
  readonly brightness?: number | undefined;
}

const zoneWords: Readonly<Record<(typeof zones)[number], readonly string[]>> = {
  all: ['everywhere', 'cabin', 'the cabin', 'whole car', 'inside', 'interior', 'all around'],
  front: ['in front', 'the front', 'front row', 'dashboard'],
  rear: ['back', 'in the back', 'the back', 'back row', 'back seats'],
};

export const setAmbientLighting: ToolDefinition<SetAmbientLightingInput, boolean> = defineTool({
  name: 'set_ambient_lighting',
  title: 'Ambient lighting',
  category: 'lights',
  summary: 'Set colour and brightness of the decorative cabin light.',
  input: z.strictObject({
    zone: z.enum(zones).meta({ description: 'Where.', synonyms: zoneWords }),
    color: z.string().describe('Colour name or #RRGGBB; leave out to keep it.').optional(),
    brightness: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'Brightness in percent; 0 switches the light off.', unit: '%', extractive: true })
      .optional(),
  }),
  output: z.boolean().describe('True if the light was set.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.ambient-light',
  examples: [{ query: 'Make the cabin lights blue at 40 percent', input: { zone: 'all', color: 'blue', brightness: 40 } }],
});

const ambientBranch = 'Vehicle.Cabin.Light.AmbientLight';

type AmbientLight = `${SeatRow}.${CarSide}`;

const rowLights: Readonly<Record<'front' | 'rear', readonly AmbientLight[]>> = {
  front: ['Row1.DriverSide', 'Row1.PassengerSide'],
  rear: ['Row2.DriverSide', 'Row2.PassengerSide'],
};

/** Brightness 0 switches the light off and keeps its intensity; anything else, also a colour alone, switches it on. */
export const setAmbientLightingTool = ({ device }: VehicleToolOptions): Tool<SetAmbientLightingInput, boolean> =>
  implementVehicleTool(
    setAmbientLighting,
    async ({ zone, color, brightness }, context) => {
      const hex = color === undefined ? undefined : requireColor(color);
      const lights = zone === 'all' ? [...rowLights.front, ...rowLights.rear] : rowLights[zone];
      const colors = hex === undefined ? [] : lights.map((light) => signalWrite(`${ambientBranch}.${light}.Color`, hex));
      const intensities = brightness ? lights.map((light) => signalWrite(`${ambientBranch}.${light}.Intensity`, brightness)) : [];
      const switches = lights.map((light) => signalWrite(`${ambientBranch}.${light}.IsLightOn`, brightness !== 0));
      await writeSignals({ device, context, writes: [...colors, ...intensities, ...switches] });
      return true;
    },
    { undo: undoAmbientLighting },
  );

/** Row by row. A colour or an intensity can only be set by switching the light on, so a light that was off is switched off again. */
function undoAmbientLighting({ input, changes, hasFailed }: ChangedCall<SetAmbientLightingInput>): ToolUndo {
  const calls: UndoCall[] = [];
  for (const row of ['front', 'rear'] as const) {
    const touched = changes.filter(({ path }) =>
      rowLights[row].some((light) => `Vehicle.${path}`.startsWith(`${ambientBranch}.${light}.`)),
    );
    if (touched.length === 0) continue;
    const earlier = (leaf: 'Color' | 'Intensity' | 'IsLightOn'): JsonValue | undefined =>
      earlierValue(
        touched,
        rowLights[row].map((light) => `${ambientBranch}.${light}.${leaf}` as const),
      );
    const [color, brightness, wasOn = input.brightness !== 0] = [earlier('Color'), earlier('Intensity'), earlier('IsLightOn')];
    const known = [color, brightness, earlier('IsLightOn')].filter((value) => value !== undefined);
    if (known.length * rowLights[row].length !== touched.length) return cannotUndo(unlikeBefore);
    if (hasFailed && earlier('IsLightOn') === undefined) return cannotUndo('Whether the light was on before is not known.');
    if (typeof color === 'string' && colorHex(color) !== color) return cannotUndo(`No call sets the colour ${color}.`);
    const values = { ...(color !== undefined && { color }), ...(brightness !== undefined && { brightness }) };
    if (wasOn === true && known.length === 1 && earlier('IsLightOn') === true)
      return cannotUndo('No call switches the light on without a colour or a brightness, and those of before are not known.');
    if (color !== undefined || brightness !== undefined) calls.push({ tool: 'set_ambient_lighting', input: { zone: row, ...values } });
    if (wasOn !== true) calls.push({ tool: 'set_ambient_lighting', input: { zone: row, brightness: 0 } });
  }
  const [first, ...others] = calls;
  return first ? undoBy(first, ...others) : cannotUndo('What the light was like before is not known.');
}

function requireColor(color: string): string {
  const hex = colorHex(color);
  if (hex !== undefined) return hex;
  throw new ToolFailure({
    code: 'color-unknown',
    message: `I do not know the colour "${color}".`,
    advice: 'Say a common colour such as blue or warm white, or #RRGGBB.',
  });
}
