import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { CompareProductsRequest, ComparedProduct, ShopPort } from './shop-port.ts';

export const compareProducts: ToolDefinition<CompareProductsRequest, readonly ComparedProduct[]> = defineTool({
  name: 'compare_products',
  title: 'Compare products',
  category: 'catalogue',
  summary: 'Set two or more products side by side.',
  input: z.strictObject({
    product_names: z.array(z.string()).min(2).describe('Names of the products.'),
  }),
  output: z
    .array(z.object({ name: z.string(), price: z.number(), rating: z.number(), features: z.array(z.string()) }))
    .describe('Price, rating and key features of each.'),
  effect: 'read',
  resource: 'ecommerce.catalogue',
  examples: [{ query: 'Compare the ErgoFlex and the ComfortPro', input: { product_names: ['ErgoFlex', 'ComfortPro'] } }],
});

export const compareProductsTool = ({ device }: { readonly device: ShopPort }): Tool<CompareProductsRequest, readonly ComparedProduct[]> =>
  serviceTool(compareProducts, device.compareProducts);
