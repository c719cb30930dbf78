import type { Goal } from '../simulation/goals.ts';
import { isSameName } from '../simulation/name-words.ts';
import type { OrderedProduct, ReturnReason } from './shop-port.ts';
import type { ShopState } from './shop-state.ts';

/** A product as a goal names it. */
export type GoalProduct = Pick<OrderedProduct, 'name' | 'quantity'>;

/** The cart holds a product this often. */
export const isInShoppingCart = ({ name, quantity }: GoalProduct): Goal<ShopState> => ({
  sentence: `the shopping cart holds ${quantity} × ${name}`,
  isMet: ({ cart, products }) =>
    Object.entries(cart).some(([id, count]) => count === quantity && isSameName(products[id]?.name ?? '', name)),
});

/** An order of a product is placed. */
export const isProductBought = ({ name, quantity }: GoalProduct): Goal<ShopState> => ({
  sentence: `${quantity} × ${name} is bought`,
  isMet: ({ orders }) =>
    Object.values(orders).some(({ items }) => items.some((item) => isSameName(item.name, name) && item.quantity === quantity)),
});

/** An order is being returned for a reason. */
export const isReturned = ({ orderId, reason }: { readonly orderId: string; readonly reason: ReturnReason }): Goal<ShopState> => ({
  sentence: `order ${orderId} is being returned as ${reason}`,
  isMet: ({ returns }) => Object.values(returns).some((one) => one.orderId === orderId && one.reason === reason),
});

/** A product is on the wish list. */
export const isWished = (name: string): Goal<ShopState> => ({
  sentence: `${name} is on the wish list`,
  isMet: ({ wishlist, products }) => wishlist.some((id) => isSameName(products[id]?.name ?? '', name)),
});
