import type { Goal } from '../simulation/goals.ts';
import { isSameName } from '../simulation/name-words.ts';
import type { OrderedDish } from './doordash-port.ts';
import type { DoordashState } from './doordash-state.ts';

/** A dish as a goal names it. */
export type GoalDish = Pick<OrderedDish, 'name' | 'quantity'>;

const holds = (items: readonly OrderedDish[], dish: GoalDish): boolean =>
  items.some(({ name, quantity }) => isSameName(name, dish.name) && quantity === dish.quantity);

/** The cart holds these dishes and no others. */
export const isInDeliveryCart = (dishes: readonly GoalDish[]): Goal<DoordashState> => ({
  sentence: `the delivery cart holds just ${dishes.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ') || 'nothing'}`,
  isMet({ cart }) {
    const lines = Object.values(cart.lines);
    return lines.length === dishes.length && dishes.every((dish) => holds(lines, dish));
  },
});

/** An order of these dishes is placed. */
export const isFoodOrdered = ({
  dishes,
  address,
}: {
  readonly dishes: readonly GoalDish[];
  readonly address: string;
}): Goal<DoordashState> => ({
  sentence: `${dishes.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')} is ordered to ${address}`,
  isMet: ({ orders }) =>
    Object.values(orders).some(
      (order) => order.status === 'placed' && order.address === address && dishes.every((dish) => holds(order.items, dish)),
    ),
});

/** An order is cancelled. */
export const isFoodOrderCancelled = (id: string): Goal<DoordashState> => ({
  sentence: `food order ${id} is cancelled`,
  isMet: ({ orders }) => Object.values(orders).some((order) => order.id === id && order.status === 'cancelled'),
});
