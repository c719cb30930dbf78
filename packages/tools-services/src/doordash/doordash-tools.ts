import type { AnyTool } from '@octoweave/core';
import { addDishToCartTool } from './add-dish-to-cart.ts';
import { cancelDeliveryOrderTool } from './cancel-delivery-order.ts';
import { getRestaurantMenuTool } from './get-restaurant-menu.ts';
import { placeDeliveryOrderTool } from './place-delivery-order.ts';
import { removeDishFromCartTool } from './remove-dish-from-cart.ts';
import { searchRestaurantsTool } from './search-restaurants.ts';
import { trackDeliveryOrderTool } from './track-delivery-order.ts';
import { viewDeliveryCartTool } from './view-delivery-cart.ts';
import type { DoordashPort } from './doordash-port.ts';

/** The tools of DoorDash on one service, in the order of the pack. */
export function doordashTools(options: { readonly device: DoordashPort }): readonly AnyTool[] {
  return [
    searchRestaurantsTool(options),
    getRestaurantMenuTool(options),
    addDishToCartTool(options),
    removeDishFromCartTool(options),
    viewDeliveryCartTool(options),
    placeDeliveryOrderTool(options),
    trackDeliveryOrderTool(options),
    cancelDeliveryOrderTool(options),
  ];
}
