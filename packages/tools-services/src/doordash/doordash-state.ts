import type { Account } from '../simulation/account.ts';
import type { Records } from '../simulation/records.ts';
import type { DropOff, OrderedDish } from './doordash-port.ts';

/** A dish of a simulated restaurant. */
export interface Dish {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly price: number;
  readonly description: string;
  readonly isAvailable: boolean;
}

/** A restaurant of the simulated DoorDash. */
export interface Restaurant {
  readonly id: string;
  readonly name: string;
  readonly cuisine: string;
  readonly rating: number;
  readonly deliveryFee: number;
  readonly deliveryMinutes: number;
  readonly menu: Records<Dish>;
}

/** A dish in the cart, which can be put back there once it is out. */
export interface CartLine extends OrderedDish {
  /** The name of the restaurant. */
  readonly restaurant: string;
}

/** What is to be ordered; of one restaurant, or empty. */
export interface DeliveryCart {
  readonly restaurantId: string | null;
  readonly lines: Readonly<Record<string, CartLine>>;
}

/** An order, as it was paid. How far it is follows from the clock. */
export interface DeliveryOrder {
  readonly id: string;
  readonly restaurant: string;
  readonly items: readonly OrderedDish[];
  readonly subtotal: number;
  readonly fees: number;
  readonly tip: number;
  readonly total: number;
  readonly address: string;
  readonly paymentMethod: string;
  readonly dropOff: DropOff;
  readonly placedAt: string;
  readonly deliveryMinutes: number;
  readonly status: 'placed' | 'cancelled';
  /** What is still charged; all of it unless the order was cancelled. */
  readonly charged: number;
}

/** The simulated DoorDash at one moment: plain JSON, never changed in place. */
export interface DoordashState {
  readonly account: Account;
  readonly restaurants: Records<Restaurant>;
  readonly cart: DeliveryCart;
  readonly orders: Records<DeliveryOrder>;
}
