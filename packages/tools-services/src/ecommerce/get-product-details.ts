import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { GetProductDetailsRequest, ProductDetails, ShopPort } from './shop-port.ts';

export const getProductDetails: ToolDefinition<GetProductDetailsRequest, ProductDetails> = defineTool({
  name: 'get_product_details',
  title: 'Get product details',
  category: 'catalogue',
  summary: 'Describe one product in full.',
  input: z.strictObject({
    product_name: z.string().describe('Name of the product.'),
  }),
  output: z
    .object({ name: z.string(), price: z.number(), rating: z.number(), in_stock: z.boolean(), description: z.string() })
    .describe('The product.'),
  effect: 'read',
  resource: 'ecommerce.catalogue',
  examples: [{ query: 'Tell me more about the ErgoFlex chair', input: { product_name: 'ErgoFlex chair' } }],
});

export const getProductDetailsTool = ({ device }: { readonly device: ShopPort }): Tool<GetProductDetailsRequest, ProductDetails> =>
  serviceTool(getProductDetails, device.getProductDetails);
