import { cannotUndo, type ChangedCall, defineTool, type Tool, type ToolDefinition, type ToolUndo, undoBy } from '@octoweave/core';
import { z } from 'zod';
import { bookedId } from '../booked-record.ts';
import { refillCart } from './cart-lines.ts';
import { consentedServiceTool } from '../service-tool.ts';
import { dropOffs, type PlaceDeliveryOrderRequest, type DeliveryReceipt, type DoordashPort } from './doordash-port.ts';

const dropOffWords: Readonly<Record<(typeof dropOffs)[number], readonly string[]>> = {
  'hand it to me': ['in person', 'to me', 'hand over', 'meet at the door', 'at the door in person'],
  'leave at door': ['leave it', 'at the door', 'at my door', 'contactless', 'doorstep', 'on the doorstep'],
};

export const placeDeliveryOrder: ToolDefinition<PlaceDeliveryOrderRequest, DeliveryReceipt> = defineTool({
  name: 'place_delivery_order',
  title: 'Place delivery order',
  category: 'order',
  summary: 'Order and pay for what is in the delivery cart.',
  input: z.strictObject({
    delivery_address: z.string().describe('Where to deliver.').default('default'),
    payment_method: z.string().describe('How to pay.').default('default'),
    tip: z.number().min(0).max(200).meta({ description: 'Tip in US dollars.', extractive: true }).default(0),
    drop_off: z.enum(dropOffs).meta({ description: 'How to hand it over.', synonyms: dropOffWords }).default('leave at door'),
  }),
  output: z
    .object({ order_id: z.string(), eta_minutes: z.int(), total: z.number() })
    .describe('Order number, minutes until delivery and sum.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Order for {total} to {delivery_address}?', shows: ['items', 'total'] },
  resource: 'doordash.orders',
  examples: [
    { query: 'Order it to my office and tip 5 dollars', input: { delivery_address: 'office', payment_method: 'default', tip: 5 } },
  ],
});

export const placeDeliveryOrderTool = ({ device }: { readonly device: DoordashPort }): Tool<PlaceDeliveryOrderRequest, DeliveryReceipt> =>
  consentedServiceTool(
    placeDeliveryOrder,
    { preview: device.previewDeliveryOrder, operation: device.placeDeliveryOrder },
    { undo: undoOrder },
  );

/** Cancels the order and puts its dishes back into the cart. */
function undoOrder({ changes }: ChangedCall): ToolUndo {
  const [id, refill] = [bookedId(changes, 'doordash.orders'), refillCart(changes)];
  if (id === undefined || refill === undefined) return cannotUndo('What was ordered is not known.');
  const cancellation = { tool: 'cancel_delivery_order', input: { order_id: id } };
  return { ...undoBy(cancellation, ...refill), remains: `Order ${id} stays in the list as cancelled, and a fee may stay due.` };
}
