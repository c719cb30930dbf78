import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { refillCart } from './cart-lines.ts';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { RemoveDishFromCartRequest, DoordashPort } from './doordash-port.ts';

export const removeDishFromCart: ToolDefinition<RemoveDishFromCartRequest, Acknowledgement> = defineTool({
  name: 'remove_dish_from_cart',
  title: 'Remove dish from cart',
  category: 'cart',
  summary: 'Take a dish out of the delivery cart.',
  input: z.strictObject({
    dish_name: z.string().describe('Name of the dish.'),
  }),
  output: acknowledgement.describe('Whether it was removed.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'doordash.orders',
  examples: [{ query: 'Take the spring rolls out of my order', input: { dish_name: 'Spring Rolls' } }],
});

export const removeDishFromCartTool = ({ device }: { readonly device: DoordashPort }): Tool<RemoveDishFromCartRequest, Acknowledgement> =>
  serviceTool(removeDishFromCart, device.removeDishFromCart, { undo: undoRemoval });

function undoRemoval({ changes }: ChangedCall): ToolUndo {
  const [first, ...others] = refillCart(changes) ?? [];
  return first ? undoBy(first, ...others) : cannotUndo('What was in the cart is not known.');
}
