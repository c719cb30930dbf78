import { cannotUndo, defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import type { PurchaseProductRequest, PurchaseReceipt, ShopPort } from './shop-port.ts';

export const purchaseProduct: ToolDefinition<PurchaseProductRequest, PurchaseReceipt> = defineTool({
  name: 'purchase_product',
  title: 'Purchase product',
  category: 'order',
  summary: 'Buy a product, or the whole cart when no product is named.',
  input: z.strictObject({
    product_name: z.string().describe('Name of the product; leave out for the whole cart.').optional(),
    quantity: z.int().min(1).max(100).meta({ description: 'How many.', extractive: true }).default(1),
    shipping_address: z.string().describe('Where to ship.').default('default'),
    payment_method: z.string().describe('How to pay.').default('default'),
  }),
  output: z.object({ order_id: z.string(), total: z.number() }).describe('Order number and sum.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Buy {product_name} for {total}?', shows: ['total'] },
  resource: 'ecommerce.orders',
  examples: [{ query: 'Buy the ErgoFlex chair with my default address and card', input: { product_name: 'ErgoFlex chair' } }],
});

export const purchaseProductTool = ({ device }: { readonly device: ShopPort }): Tool<PurchaseProductRequest, PurchaseReceipt> =>
  consentedServiceTool(
    purchaseProduct,
    { preview: device.previewPurchase, operation: device.purchaseProduct },
    { undo: () => cannotUndo('No call cancels an order; once it has arrived, return_product sends it back.') },
  );
