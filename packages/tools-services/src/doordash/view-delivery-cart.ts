import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { DeliveryCartView, DoordashPort } from './doordash-port.ts';

export const viewDeliveryCart: ToolDefinition<Readonly<Record<string, never>>, DeliveryCartView> = defineTool({
  name: 'view_delivery_cart',
  title: 'View delivery cart',
  category: 'cart',
  summary: 'Show what is in the delivery cart and what it costs.',
  input: z.strictObject({}),
  output: z
    .object({
      items: z.array(z.object({ name: z.string(), quantity: z.int(), price: z.number(), special_instructions: z.string() })),
      subtotal: z.number(),
      fees: z.number(),
      total: z.number(),
    })
    .describe('Items and sums.'),
  effect: 'read',
  resource: 'doordash.orders',
  examples: [{ query: 'How much is my food order so far?', input: {} }],
});

export const viewDeliveryCartTool = ({
  device,
}: {
  readonly device: DoordashPort;
}): Tool<Readonly<Record<string, never>>, DeliveryCartView> => serviceTool(viewDeliveryCart, device.viewDeliveryCart);
