import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import { returnReasons, type ReturnProductRequest, type ReturnReceipt, type ShopPort } from './shop-port.ts';

const reasonWords: Readonly<Record<(typeof returnReasons)[number], readonly string[]>> = {
  damaged: ['broken', 'defective', 'came damaged', 'cracked', 'does not work'],
  'wrong item': ['wrong product', 'not what i ordered', 'wrong size', 'wrong one'],
  'not as described': ['looks different', 'different from the picture', 'misleading'],
  'no longer needed': ["don't need it", 'changed my mind', 'not needed', "don't want it"],
  other: ['another reason', 'something else'],
};

export const returnProduct: ToolDefinition<ReturnProductRequest, ReturnReceipt> = defineTool({
  name: 'return_product',
  title: 'Return product',
  category: 'order',
  summary: 'Ask to send back a product that was bought.',
  input: z.strictObject({
    order_id: z.string().meta({ description: 'Order number.', compare: 'exact' }),
    reason: z.enum(returnReasons).meta({ description: 'Why.', synonyms: reasonWords }),
  }),
  output: z.object({ return_id: z.string(), refund: z.number() }).describe('Return number and refund.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Return order {order_id}?', shows: ['refund'] },
  resource: 'ecommerce.orders',
  examples: [{ query: 'Return order E-5531, it came damaged', input: { order_id: 'E-5531', reason: 'damaged' } }],
});

export const returnProductTool = ({ device }: { readonly device: ShopPort }): Tool<ReturnProductRequest, ReturnReceipt> =>
  consentedServiceTool(returnProduct, { preview: device.previewReturn, operation: device.returnProduct });
