import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';

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
