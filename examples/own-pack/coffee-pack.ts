import {
  definePack,
  defineTool,
  implementPack,
  implementTool,
  type ImplementedToolPack,
  type AnyTool,
  type ToolDefinition,
  ToolFailure,
  type ToolPack,
} from '@octoweave/core';
import { z } from 'zod';

const drinks = ['espresso', 'americano', 'cappuccino', 'latte', 'filter'] as const;
const strengths = ['mild', 'normal', 'strong'] as const;
const parts = ['nozzle', 'brewer'] as const;

export interface BrewCoffeeInput {
  readonly drink: (typeof drinks)[number];
  readonly cups?: number | undefined;
  readonly strength?: (typeof strengths)[number] | undefined;
}

export interface KeepWarmInput {
  readonly minutes: number;
}

export interface RinseMachineInput {
  readonly part?: (typeof parts)[number] | undefined;
}

export const brewCoffee: ToolDefinition<BrewCoffeeInput, number> = defineTool({
  name: 'brew_coffee',
  title: 'Brew coffee',
  category: 'coffee',
  summary: 'Brew one or more cups of a coffee drink.',
  input: z.strictObject({
    drink: z.enum(drinks).describe('Which drink.'),
    cups: z.int().min(1).max(6).optional().meta({ description: 'How many cups, one if left out.', extractive: true }),
    strength: z.enum(strengths).optional().describe('How strong, normal if left out.'),
  }),
  output: z.int().describe('How many cups were brewed.'),
  effect: 'write',
  resource: 'coffee.machine',
  examples: [{ query: 'two strong lattes please', input: { drink: 'latte', cups: 2, strength: 'strong' } }],
});

export const keepWarm: ToolDefinition<KeepWarmInput, number> = defineTool({
  name: 'keep_warm',
  title: 'Keep warm',
  category: 'coffee',
  summary: 'Keep the coffee warm for a while.',
  input: z.strictObject({
    minutes: z.int().min(1).max(240).meta({ description: 'For how long, in minutes.', unit: 'min', extractive: true }),
  }),
  output: z.int().describe('For how many minutes the hotplate stays on.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'coffee.machine',
  examples: [{ query: 'keep the coffee warm for half an hour', input: { minutes: 30 } }],
});

export const rinseMachine: ToolDefinition<RinseMachineInput, string> = defineTool({
  name: 'rinse_machine',
  title: 'Rinse machine',
  category: 'coffee',
  summary: 'Rinse the machine, or one part of it.',
  input: z.strictObject({ part: z.enum(parts).optional().describe('Which part, the whole machine if left out.') }),
  output: z.string().describe('What was rinsed.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'coffee.machine',
  examples: [{ query: 'rinse the milk nozzle', input: { part: 'nozzle' } }],
});

/** Append-only: a trained model knows tools by their place. */
export const coffeePack: ToolPack = definePack({
  name: 'coffee',
  version: '0.1.0',
  definitions: [brewCoffee, keepWarm, rinseMachine],
});

/** A coffee machine in the computer: water for twelve cups, and a hotplate. */
function simulatedMachine(): readonly AnyTool[] {
  let cupsLeft = 12;
  let warmMinutes = 0;
  return [
    implementTool(brewCoffee, async ({ cups = 1 }, { reportChange }) => {
      if (cups > cupsLeft)
        throw new ToolFailure({ code: 'water-low', message: `There is water for ${cupsLeft} cups.`, advice: 'Fill the tank.' });
      reportChange({ path: 'coffee.cups_left', from: cupsLeft, to: cupsLeft - cups });
      cupsLeft -= cups;
      return cups;
    }),
    implementTool(keepWarm, async ({ minutes }, { reportChange }) => {
      if (minutes !== warmMinutes) reportChange({ path: 'coffee.hotplate', from: warmMinutes, to: minutes, unit: 'min' });
      warmMinutes = minutes;
      return minutes;
    }),
    implementTool(rinseMachine, async ({ part }) => (part === undefined ? 'the whole machine' : `the ${part}`)),
  ];
}

/** What `octoweave --pack ./coffee-pack.ts` opens. */
export const createPack = (): ImplementedToolPack => implementPack(coffeePack, simulatedMachine());
