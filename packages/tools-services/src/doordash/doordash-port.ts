import type { ShownValues } from '@octoweave/core';
import type { Acknowledgement } from '../acknowledgement.ts';
import type { Operation, ServicePort } from '../service-port.ts';

/** How restaurants may be ranked. */
export const restaurantRankings = ['relevance', 'rating', 'delivery time', 'delivery fee'] as const;

/** How food may be handed over. */
export const dropOffs = ['hand it to me', 'leave at door'] as const;
export type DropOff = (typeof dropOffs)[number];

export interface SearchRestaurantsRequest {
  readonly query: string;
  readonly max_delivery_fee?: number | undefined;
  readonly sort_by: (typeof restaurantRankings)[number];
}

/** A restaurant among search results. */
export interface RestaurantSummary {
  readonly name: string;
  readonly rating: number;
  readonly delivery_fee: number;
  readonly delivery_minutes: number;
}

export interface GetRestaurantMenuRequest {
  readonly restaurant_name: string;
  readonly section?: string | undefined;
}

/** A dish on a menu. */
export interface MenuEntry {
  readonly name: string;
  readonly price: number;
  readonly description: string;
}

export interface AddDishToCartRequest {
  readonly restaurant_name: string;
  readonly dish_name: string;
  readonly quantity: number;
  readonly special_instructions?: string | undefined;
}

export interface RemoveDishFromCartRequest {
  readonly dish_name: string;
}

/** A dish in a cart or an order. */
export interface OrderedDish {
  readonly name: string;
  readonly quantity: number;
  readonly price: number;
  readonly special_instructions: string;
}

/** What is in the cart, and its sums. */
export interface DeliveryCartView {
  readonly items: readonly OrderedDish[];
  readonly subtotal: number;
  readonly fees: number;
  readonly total: number;
}

export interface PlaceDeliveryOrderRequest {
  readonly delivery_address: string;
  readonly payment_method: string;
  readonly tip: number;
  readonly drop_off: DropOff;
}

/** An order that was placed. */
export interface DeliveryReceipt {
  readonly order_id: string;
  readonly eta_minutes: number;
  readonly total: number;
}

export interface TrackDeliveryOrderRequest {
  readonly order_id?: string | undefined;
}

/** Where an order is. */
export interface DeliveryProgress {
  readonly status: string;
  readonly eta_minutes: number;
}

export interface CancelDeliveryOrderRequest {
  readonly order_id: string;
}

/** What the DoorDash tools ask for. */
export interface DoordashOperations {
  readonly searchRestaurants: Operation<SearchRestaurantsRequest, readonly RestaurantSummary[]>;
  readonly getRestaurantMenu: Operation<GetRestaurantMenuRequest, readonly MenuEntry[]>;
  readonly addDishToCart: Operation<AddDishToCartRequest, Acknowledgement>;
  readonly removeDishFromCart: Operation<RemoveDishFromCartRequest, Acknowledgement>;
  readonly viewDeliveryCart: Operation<Readonly<Record<string, never>>, DeliveryCartView>;
  readonly previewDeliveryOrder: Operation<PlaceDeliveryOrderRequest, ShownValues>;
  readonly placeDeliveryOrder: Operation<PlaceDeliveryOrderRequest, DeliveryReceipt>;
  readonly trackDeliveryOrder: Operation<TrackDeliveryOrderRequest, DeliveryProgress>;
  readonly previewDeliveryCancellation: Operation<CancelDeliveryOrderRequest, ShownValues>;
  readonly cancelDeliveryOrder: Operation<CancelDeliveryOrderRequest, Acknowledgement>;
}

/** Restaurants that deliver, a cart and orders. */
export type DoordashPort = ServicePort<DoordashOperations>;
