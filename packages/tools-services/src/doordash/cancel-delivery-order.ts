import { cannotUndo, defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { consentedServiceTool } from '../service-tool.ts';
import type { CancelDeliveryOrderRequest, DoordashPort } from './doordash-port.ts';

export const cancelDeliveryOrder: ToolDefinition<CancelDeliveryOrderRequest, Acknowledgement> = defineTool({
  name: 'cancel_delivery_order',
  title: 'Cancel delivery order',
  category: 'order',
  summary: 'Cancel a food order.',
  input: z.strictObject({
    order_id: z.string().meta({ description: 'Order number.', compare: 'exact' }),
  }),
  output: acknowledgement.describe('Whether it was cancelled, and what is still charged.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Cancel order {order_id}? A fee may stay due.', shows: ['fee'] },
  resource: 'doordash.orders',
  examples: [{ query: 'Cancel order D-2210', input: { order_id: 'D-2210' } }],
});

export const cancelDeliveryOrderTool = ({ device }: { readonly device: DoordashPort }): Tool<CancelDeliveryOrderRequest, Acknowledgement> =>
  consentedServiceTool(
    cancelDeliveryOrder,
    { preview: device.previewDeliveryCancellation, operation: device.cancelDeliveryOrder },
    { undo: () => cannotUndo('What was cancelled has to be ordered anew.') },
  );
