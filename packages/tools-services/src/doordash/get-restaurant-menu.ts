import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { GetRestaurantMenuRequest, MenuEntry, DoordashPort } from './doordash-port.ts';

export const getRestaurantMenu: ToolDefinition<GetRestaurantMenuRequest, readonly MenuEntry[]> = defineTool({
  name: 'get_restaurant_menu',
  title: 'Get menu',
  category: 'discovery',
  summary: 'Show the menu of a restaurant.',
  input: z.strictObject({
    restaurant_name: z.string().describe('Name of the restaurant.'),
    section: z.string().describe('Part of the menu, such as desserts.').optional(),
  }),
  output: z
    .array(z.object({ name: z.string(), price: z.number(), description: z.string() }))
    .describe('Name, price and description of each dish.'),
  effect: 'read',
  resource: 'doordash.restaurants',
  examples: [{ query: 'What desserts does Lotus Thai have?', input: { restaurant_name: 'Lotus Thai', section: 'desserts' } }],
});

export const getRestaurantMenuTool = ({
  device,
}: {
  readonly device: DoordashPort;
}): Tool<GetRestaurantMenuRequest, readonly MenuEntry[]> => serviceTool(getRestaurantMenu, device.getRestaurantMenu);
