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
import type { VehicleSignalValue } from '../signals/vehicle-signal.ts';
import { isDarkOutside } from '../surroundings.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { type SignalWrite, signalWrite, writeSignals } from '../write-signals.ts';

const lights = ['headlights', 'high beam', 'parking', 'front fog', 'rear fog', 'hazard'] as const;
const states = ['on', 'off', 'auto'] as const;

export interface ControlExteriorLightsInput {
  readonly light: (typeof lights)[number];
  readonly state: (typeof states)[number];
}

const lightWords: Readonly<Record<(typeof lights)[number], readonly string[]>> = {
  headlights: ['lights', 'headlight', 'low beam', 'low beams', 'dipped beam', 'front lights'],
  'high beam': ['brights', 'high beams', 'full beam', 'main beam'],
  parking: ['parking light', 'parking lights', 'side lights', 'sidelights', 'position lights'],
  'front fog': ['fog', 'fog light', 'fog lights', 'front fog light', 'front fog lights', 'fogs'],
  'rear fog': ['back fog', 'rear fog light', 'rear fog lights', 'back fog light'],
  hazard: ['hazards', 'hazard lights', 'warning lights', 'four-way flashers', 'flashers'],
};

const stateWords: Readonly<Record<(typeof states)[number], readonly string[]>> = {
  on: ['switch on', 'turn on', 'enable'],
  off: ['switch off', 'turn off', 'disable', 'kill'],
  auto: ['automatic', 'automatically'],
};

export const controlExteriorLights: ToolDefinition<ControlExteriorLightsInput, boolean> = defineTool({
  name: 'control_exterior_lights',
  title: 'Exterior lights',
  category: 'lights',
  summary: 'Switch an outside light of the car.',
  input: z
    .strictObject({
      light: z.enum(lights).meta({ description: 'Which light.', synonyms: lightWords }),
      state: z.enum(states).meta({ description: 'Wanted state; auto applies to the headlights only.', synonyms: stateWords }),
    })
    .refine(({ light, state }) => state !== 'auto' || light === 'headlights', {
      path: ['state'],
      error: 'Only the headlights can be automatic. On or off?',
    }),
  output: z.boolean().describe('True if the light was switched.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.exterior-lights',
  examples: [{ query: 'Put the headlights on automatic', input: { light: 'headlights', state: 'auto' } }],
});

/** Headlights and parking light share one switch. Refuses to turn it below the headlights while moving in the dark. */
export const controlExteriorLightsTool = ({ device }: VehicleToolOptions): Tool<ControlExteriorLightsInput, boolean> =>
  implementVehicleTool(
    controlExteriorLights,
    async ({ light, state }, context) => {
      const isOn = state === 'on';
      switch (light) {
        case 'headlights':
          await turnLightSwitch({ device, context, to: state === 'auto' ? 'AUTO' : isOn ? 'BEAM' : 'OFF' });
          return true;
        case 'parking':
          if (isOn || (await isParkingLightOn(device, context))) await turnLightSwitch({ device, context, to: isOn ? 'POSITION' : 'OFF' });
          return true;
        default:
          await writeSignals({ device, context, writes: [lampWrite(light, isOn)] });
          return true;
      }
    },
    { undo: undoExteriorLights },
  );

type LightSwitch = VehicleSignalValue<typeof switchPath>;

const switchCalls: Readonly<Partial<Record<LightSwitch, ControlExteriorLightsInput>>> = {
  OFF: { light: 'headlights', state: 'off' },
  POSITION: { light: 'parking', state: 'on' },
  AUTO: { light: 'headlights', state: 'auto' },
  BEAM: { light: 'headlights', state: 'on' },
};

function undoExteriorLights({ input: { light }, changes: [change] }: ChangedCall<ControlExteriorLightsInput>): ToolUndo {
  const { from } = change ?? {};
  if (light !== 'headlights' && light !== 'parking')
    return undoBy({ tool: 'control_exterior_lights', input: { light, state: from === true ? 'on' : 'off' } });
  const call = typeof from === 'string' && Object.hasOwn(switchCalls, from) ? switchCalls[from as LightSwitch] : undefined;
  return call
    ? undoBy({ tool: 'control_exterior_lights', input: { ...call } })
    : cannotUndo(`No call puts the light switch to ${String(from)}.`);
}

const switchPath = 'Vehicle.Body.Lights.LightSwitch';

interface TurnLightSwitchOptions extends Pick<Parameters<typeof writeSignals>[0], 'device' | 'context'> {
  readonly to: VehicleSignalValue<typeof switchPath>;
}

async function turnLightSwitch({ device, context, to }: TurnLightSwitchOptions): Promise<void> {
  if (to === 'OFF' || to === 'POSITION') await refuseInTheDark(device, context);
  await writeSignals({ device, context, writes: [signalWrite(switchPath, to)] });
}

/** Switching the parking light off must not take the headlights with it. */
async function isParkingLightOn(device: VehicleSignals, options: SignalOptions): Promise<boolean> {
  return (await device.get([switchPath], options))[switchPath] === 'POSITION';
}

async function refuseInTheDark(device: VehicleSignals, options: SignalOptions): Promise<void> {
  if ((await readDrivingState(device, options)) !== 'moving' || !(await isDarkOutside(device, options))) return;
  throw new ToolFailure({
    code: 'driving-state-refused',
    message: 'I cannot switch the headlights off while the car is moving in the dark.',
    advice: 'Put them on automatic instead.',
  });
}

function lampWrite(light: 'high beam' | 'front fog' | 'rear fog' | 'hazard', isOn: boolean): SignalWrite {
  switch (light) {
    case 'high beam':
      return signalWrite('Vehicle.Body.Lights.IsHighBeamSwitchOn', isOn);
    case 'front fog':
      return signalWrite('Vehicle.Body.Lights.Fog.Front.IsOn', isOn);
    case 'rear fog':
      return signalWrite('Vehicle.Body.Lights.Fog.Rear.IsOn', isOn);
    case 'hazard':
      return signalWrite('Vehicle.Body.Lights.Hazard.IsSignaling', isOn);
  }
}
