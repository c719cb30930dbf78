import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { serviceTool } from '../service-tool.ts';
import type { AddToWishlistRequest, ShopPort } from './shop-port.ts';

export const addToWishlist: ToolDefinition<AddToWishlistRequest, Acknowledgement> = defineTool({
  name: 'add_to_wishlist',
  title: 'Add to wishlist',
  category: 'lists',
  summary: 'Keep a product on the wish list.',
  input: z.strictObject({
    product_name: z.string().describe('Name of the product.'),
  }),
  output: acknowledgement.describe('Whether it was added.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'ecommerce.wishlist',
  examples: [{ query: 'Add the standing desk to my wishlist', input: { product_name: 'standing desk' } }],
});

export const addToWishlistTool = ({ device }: { readonly device: ShopPort }): Tool<AddToWishlistRequest, Acknowledgement> =>
  serviceTool(addToWishlist, device.addToWishlist);
