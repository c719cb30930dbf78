import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { ShoppingCartView, ShopPort } from './shop-port.ts';

export const viewShoppingCart: ToolDefinition<Readonly<Record<string, never>>, ShoppingCartView> = defineTool({
  name: 'view_shopping_cart',
  title: 'View shopping cart',
  category: 'cart',
  summary: 'Show what is in the shopping cart and what it costs.',
  input: z.strictObject({}),
  output: z
    .object({ items: z.array(z.object({ name: z.string(), quantity: z.int(), price: z.number() })), total: z.number() })
    .describe('Items and sum.'),
  effect: 'read',
  resource: 'ecommerce.orders',
  examples: [{ query: 'What is in my cart?', input: {} }],
});

export const viewShoppingCartTool = ({ device }: { readonly device: ShopPort }): Tool<Readonly<Record<string, never>>, ShoppingCartView> =>
  serviceTool(viewShoppingCart, device.viewShoppingCart);
