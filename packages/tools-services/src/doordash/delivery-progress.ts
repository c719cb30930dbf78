import { toCents } from '../simulation/money.ts';
import { momentOfStamp } from '../simulation/wall-time.ts';
import type { DeliveryProgress } from './doordash-port.ts';
import type { DeliveryOrder } from './doordash-state.ts';

/** Nothing is cooked within this. */
const receivedMinutes = 5;

/** The kitchen takes this part of the time; the road takes the rest. */
const kitchenShare = 0.6;

/** How far an order is at a moment. */
export function deliveryProgress({ placedAt, deliveryMinutes, status }: DeliveryOrder, nowMs: number): DeliveryProgress {
  const elapsed = Math.max(0, Math.floor((nowMs - momentOfStamp(placedAt)) / 60_000));
  if (status === 'cancelled') return { status: 'cancelled', eta_minutes: 0 };
  if (elapsed >= deliveryMinutes) return { status: 'delivered', eta_minutes: 0 };
  const stage = elapsed < receivedMinutes ? 'received' : elapsed < deliveryMinutes * kitchenShare ? 'being prepared' : 'on its way';
  return { status: stage, eta_minutes: deliveryMinutes - elapsed };
}

/** What stays charged when an order is cancelled at a moment: nothing, half of the food, or everything. */
export function cancellationFee(order: DeliveryOrder, nowMs: number): number {
  const { status } = deliveryProgress(order, nowMs);
  return status === 'received' ? 0 : status === 'being prepared' ? toCents(order.subtotal / 2) : order.total;
}
