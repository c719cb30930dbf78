import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { AddProductToCartRequest, ShopPort } from './shop-port.ts';

export const addProductToCart: ToolDefinition<AddProductToCartRequest, Acknowledgement> = defineTool({
  name: 'add_product_to_cart',
  title: 'Add product to cart',
  category: 'cart',
  summary: 'Put a product into the shopping cart.',
  input: z.strictObject({
    product_name: z.string().describe('Name of the product.'),
    quantity: z.int().min(1).max(100).meta({ description: 'How many.', extractive: true }).default(1),
  }),
  output: acknowledgement.describe('Whether it was added.'),
  effect: 'write',
  resource: 'ecommerce.orders',
  examples: [{ query: 'Put two USB-C cables in my cart', input: { product_name: 'USB-C cable', quantity: 2 } }],
});

export const addProductToCartTool = ({ device }: { readonly device: ShopPort }): Tool<AddProductToCartRequest, Acknowledgement> =>
  serviceTool(addProductToCart, device.addProductToCart);
