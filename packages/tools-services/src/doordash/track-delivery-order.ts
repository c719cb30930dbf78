import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { TrackDeliveryOrderRequest, DeliveryProgress, DoordashPort } from './doordash-port.ts';

export const trackDeliveryOrder: ToolDefinition<TrackDeliveryOrderRequest, DeliveryProgress> = defineTool({
  name: 'track_delivery_order',
  title: 'Track delivery order',
  category: 'order',
  summary: 'Tell where a food order is.',
  input: z.strictObject({
    order_id: z.string().meta({ description: 'Order number; leave out for the latest.', compare: 'exact' }).optional(),
  }),
  output: z.object({ status: z.string(), eta_minutes: z.int() }).describe('Status and minutes left.'),
  effect: 'read',
  resource: 'doordash.orders',
  examples: [{ query: 'Where is my food?', input: {} }],
});

export const trackDeliveryOrderTool = ({ device }: { readonly device: DoordashPort }): Tool<TrackDeliveryOrderRequest, DeliveryProgress> =>
  serviceTool(trackDeliveryOrder, device.trackDeliveryOrder);
