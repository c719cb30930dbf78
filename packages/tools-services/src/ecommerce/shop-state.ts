import type { Account } from '../simulation/account.ts';
import type { Records } from '../simulation/records.ts';
import type { OrderedProduct, ReturnReason } from './shop-port.ts';

/** A product of the simulated shop. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly price: number;
  readonly rating: number;
  readonly stock: number;
  readonly description: string;
  readonly features: readonly string[];
  readonly listedOn: string;
}

/** Something bought. How far it is follows from the clock. */
export interface ShopOrder {
  readonly id: string;
  readonly items: readonly OrderedProduct[];
  readonly total: number;
  readonly address: string;
  readonly paymentMethod: string;
  readonly placedOn: string;
  readonly expectedOn: string;
}

/** Something sent back; its order is never changed. */
export interface ShopReturn {
  readonly id: string;
  readonly orderId: string;
  readonly reason: ReturnReason;
  readonly refund: number;
}

/** The simulated shop at one moment: plain JSON, never changed in place. */
export interface ShopState {
  readonly account: Account;
  readonly products: Records<Product>;
  /** How many of each product, by its identifier. */
  readonly cart: Readonly<Record<string, number>>;
  readonly orders: Records<ShopOrder>;
  readonly returns: Records<ShopReturn>;
  /** Identifiers of products. */
  readonly wishlist: readonly string[];
}
