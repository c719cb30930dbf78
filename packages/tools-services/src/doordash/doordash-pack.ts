import { definePack, type ToolPack } from '@octoweave/core';
import { addDishToCart } from './add-dish-to-cart.ts';
import { cancelDeliveryOrder } from './cancel-delivery-order.ts';
import { getRestaurantMenu } from './get-restaurant-menu.ts';
import { placeDeliveryOrder } from './place-delivery-order.ts';
import { removeDishFromCart } from './remove-dish-from-cart.ts';
import { searchRestaurants } from './search-restaurants.ts';
import { trackDeliveryOrder } from './track-delivery-order.ts';
import { viewDeliveryCart } from './view-delivery-cart.ts';

/** The declarations of DoorDash; no device code comes with them. Append-only. */
export const doordashPack: ToolPack = definePack({
  name: 'doordash',
  version: '1.0.0',
  definitions: [
    searchRestaurants,
    getRestaurantMenu,
    addDishToCart,
    removeDishFromCart,
    viewDeliveryCart,
    placeDeliveryOrder,
    trackDeliveryOrder,
    cancelDeliveryOrder,
  ],
});
