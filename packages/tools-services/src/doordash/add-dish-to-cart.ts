import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { linesPath, readCartLine } from './cart-lines.ts';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { AddDishToCartRequest, DoordashPort } from './doordash-port.ts';

export const addDishToCart: ToolDefinition<AddDishToCartRequest, Acknowledgement> = defineTool({
  name: 'add_dish_to_cart',
  title: 'Add dish to cart',
  category: 'cart',
  summary: 'Put a dish into the delivery cart.',
  input: z.strictObject({
    restaurant_name: z.string().describe('Name of the restaurant.'),
    dish_name: z.string().describe('Name of the dish.'),
    quantity: z.int().min(1).max(50).meta({ description: 'How many.', extractive: true }).default(1),
    special_instructions: z.string().meta({ description: 'Wishes for the kitchen.', compare: 'semantic' }).optional(),
  }),
  output: acknowledgement.describe('Whether it was added.'),
  effect: 'write',
  resource: 'doordash.orders',
  examples: [
    {
      query: 'Add two pad thai without peanuts from Lotus Thai',
      input: { restaurant_name: 'Lotus Thai', dish_name: 'Pad Thai', quantity: 2, special_instructions: 'no peanuts' },
    },
  ],
});

export const addDishToCartTool = ({ device }: { readonly device: DoordashPort }): Tool<AddDishToCartRequest, Acknowledgement> =>
  serviceTool(addDishToCart, device.addDishToCart, { undo: undoAddition });

/** Dishes leave the cart whole, with all their lines: only the first line of a dish goes as it came. */
function undoAddition({ changes }: ChangedCall): ToolUndo {
  const added = changes.find(({ path }) => path.startsWith(`${linesPath}.`));
  const line = added?.from === null ? readCartLine(added.to) : undefined;
  if (!added || !line || !added.path.endsWith('#1'))
    return cannotUndo('The dish was in the cart already, and no call takes out a part of it.');
  const removal = undoBy({ tool: 'remove_dish_from_cart', input: { dish_name: line.name } });
  return { ...removal, touches: [added.path.slice(0, -1)] };
}
