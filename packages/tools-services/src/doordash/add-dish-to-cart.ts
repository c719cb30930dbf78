import { defineTool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool, type ServiceTool } from '../service-tool.ts';
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

export const addDishToCartTool = ({ device }: { readonly device: DoordashPort }): ServiceTool<AddDishToCartRequest, Acknowledgement> =>
  serviceTool(addDishToCart, device.addDishToCart);
