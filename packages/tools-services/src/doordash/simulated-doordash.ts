import { ToolFailure } from '@octoweave/core';
import { acknowledged } from '../acknowledgement.ts';
import { resolveAddress, resolvePaymentMethod } from '../simulation/account.ts';
import { chooseNamed } from '../simulation/choose-named.ts';
import { isNamedBy } from '../simulation/name-words.ts';
import { dollars, sumOf } from '../simulation/money.ts';
import { findRecord, nextId } from '../simulation/records.ts';
import { searchEntries } from '../simulation/search-entries.ts';
import type { ServiceClock } from '../simulation/simulation-clock.ts';
import { defineSimulation, type SimulatedService, simulateService, type Simulation } from '../simulation/simulated-service.ts';
import { stampOf } from '../simulation/wall-time.ts';
import { cancellationFee, deliveryProgress } from './delivery-progress.ts';
import type {
  CancelDeliveryOrderRequest,
  DeliveryCartView,
  DoordashOperations,
  OrderedDish,
  PlaceDeliveryOrderRequest,
  SearchRestaurantsRequest,
} from './doordash-port.ts';
import { seedDoordash } from './doordash-seed.ts';
import type { DeliveryOrder, Dish, DoordashState, Restaurant } from './doordash-state.ts';

/** What the service takes of the food. */
const serviceShare = 0.1;

const rankings: Readonly<Record<SearchRestaurantsRequest['sort_by'], (left: Restaurant, right: Restaurant) => number>> = {
  relevance: () => 0,
  rating: (left, right) => right.rating - left.rating,
  'delivery time': (left, right) => left.deliveryMinutes - right.deliveryMinutes,
  'delivery fee': (left, right) => left.deliveryFee - right.deliveryFee,
};

const nameOf = ({ name }: { readonly name: string }): string => name;

const chooseRestaurant = ({ restaurants }: DoordashState, said: string): Restaurant =>
  chooseNamed(Object.values(restaurants), { said, parameter: 'restaurant_name', kind: 'restaurant', nameOf });

const chooseDish = <Entry extends { readonly name: string }>(dishes: readonly Entry[], said: string): Entry =>
  chooseNamed(dishes, { said, parameter: 'dish_name', kind: 'dish', nameOf });

function menuOf({ name, menu }: Restaurant, section: string | undefined): readonly Dish[] {
  const dishes = Object.values(menu);
  if (section === undefined) return dishes;
  const found = dishes.filter((dish) => isNamedBy(dish.section, section) || isNamedBy(section, dish.section));
  if (found.length > 0) return found;
  const sections = [...new Set(dishes.map((dish) => dish.section))];
  throw new ToolFailure({
    code: 'section-not-found',
    message: `The menu of ${name} has no part called "${section}".`,
    advice: `It has ${sections.join(', ')}.`,
  });
}

function viewCart({ cart, restaurants }: DoordashState): DeliveryCartView {
  const items = Object.values(cart.lines).map(({ restaurant: _restaurant, ...dish }) => dish);
  const subtotal = sumOf(items.map(({ quantity, price }) => quantity * price));
  const restaurant = cart.restaurantId === null ? undefined : restaurants[cart.restaurantId];
  const fees = restaurant === undefined ? 0 : sumOf([restaurant.deliveryFee, subtotal * serviceShare]);
  return { items, subtotal, fees, total: sumOf([subtotal, fees]) };
}

/** The key of a line: a dish with other wishes is a line of its own. */
function lineKey(
  lines: DoordashState['cart']['lines'],
  { id, instructions }: { readonly id: string; readonly instructions: string },
): string {
  const same = Object.entries(lines).find(([key, line]) => key.startsWith(`${id}#`) && line.special_instructions === instructions);
  if (same) return same[0];
  const numbers = Object.keys(lines)
    .filter((key) => key.startsWith(`${id}#`))
    .map((key) => Number(key.slice(id.length + 1)));
  return `${id}#${Math.max(0, ...numbers) + 1}`;
}

/** The order that would be placed now. */
function draftOrder(state: DoordashState, request: PlaceDeliveryOrderRequest, { nowMs }: { readonly nowMs: number }): DeliveryOrder {
  const restaurant = state.cart.restaurantId === null ? undefined : state.restaurants[state.cart.restaurantId];
  if (restaurant === undefined)
    throw new ToolFailure({ code: 'cart-empty', message: 'There is nothing in the delivery cart.', advice: 'Add a dish first.' });
  const { items, subtotal, fees } = viewCart(state);
  const { tip, drop_off: dropOff } = request;
  const total = sumOf([subtotal, fees, tip]);
  return {
    id: nextId(state.orders, { prefix: 'D', first: 2210 }),
    restaurant: restaurant.name,
    items,
    subtotal,
    fees,
    tip,
    total,
    address: resolveAddress(state.account, { said: request.delivery_address, parameter: 'delivery_address' }),
    paymentMethod: resolvePaymentMethod(state.account, request.payment_method),
    dropOff,
    placedAt: stampOf(nowMs),
    deliveryMinutes: restaurant.deliveryMinutes,
    status: 'placed',
    charged: total,
  };
}

function latestOrder({ orders }: DoordashState): DeliveryOrder {
  const latest = Object.values(orders).at(-1);
  if (latest) return latest;
  throw new ToolFailure({ code: 'order-not-found', message: 'You have not ordered any food.' });
}

function cancellable(state: DoordashState, { order_id: id }: CancelDeliveryOrderRequest, nowMs: number): DeliveryOrder {
  const order = findRecord(state.orders, { id, kind: 'order' });
  const { status } = deliveryProgress(order, nowMs);
  if (status !== 'cancelled' && status !== 'delivered') return order;
  throw new ToolFailure({
    code: `already-${status}`,
    message: `Order ${order.id} is ${status} already.`,
    advice: status === 'delivered' ? 'Ask the restaurant about a refund.' : undefined,
  });
}

const describeItem = ({ quantity, name }: OrderedDish): string => `${quantity} × ${name}`;

const simulation: Simulation<DoordashState, DoordashOperations> = defineSimulation<DoordashState, DoordashOperations>('doordash', {
  searchRestaurants(state, { query, max_delivery_fee: maxFee = Number.POSITIVE_INFINITY, sort_by: sortBy }) {
    const textOf = ({ name, cuisine, menu }: Restaurant): string => [name, cuisine, ...Object.values(menu).map(nameOf)].join(' ');
    const result = searchEntries(Object.values(state.restaurants), query, textOf)
      .filter(({ deliveryFee }) => deliveryFee <= maxFee)
      .toSorted(rankings[sortBy])
      .map(({ name, rating, deliveryFee, deliveryMinutes }) => ({
        name,
        rating,
        delivery_fee: deliveryFee,
        delivery_minutes: deliveryMinutes,
      }));
    return { state, result };
  },
  getRestaurantMenu(state, { restaurant_name: said, section }) {
    const dishes = menuOf(chooseRestaurant(state, said), section);
    return { state, result: dishes.map(({ name, price, description }) => ({ name, price, description })) };
  },
  addDishToCart(state, { restaurant_name, dish_name, quantity, special_instructions: instructions = '' }) {
    const restaurant = chooseRestaurant(state, restaurant_name);
    const dish = chooseDish(Object.values(restaurant.menu), dish_name);
    const { restaurantId, lines } = state.cart;
    if (restaurantId !== null && restaurantId !== restaurant.id)
      throw new ToolFailure({
        code: 'other-restaurant',
        message: `The cart holds dishes of ${state.restaurants[restaurantId]?.name}; one order is of one restaurant.`,
        advice: 'Order or remove those first.',
      });
    if (!dish.isAvailable)
      throw new ToolFailure({ code: 'not-available', message: `${dish.name} is sold out.`, advice: 'Choose another dish.' });
    const key = lineKey(lines, { id: dish.id, instructions });
    const line = {
      name: dish.name,
      quantity: quantity + (lines[key]?.quantity ?? 0),
      price: dish.price,
      special_instructions: instructions,
      restaurant: restaurant.name,
    };
    return {
      state: { ...state, cart: { restaurantId: restaurant.id, lines: { ...lines, [key]: line } } },
      result: acknowledged(`${quantity} × ${dish.name} added; ${line.quantity} in the cart.`),
    };
  },
  removeDishFromCart(state, { dish_name: said }) {
    const lines = Object.entries(state.cart.lines);
    const inCart = [...new Map(lines.map(([, line]) => [line.name, line])).values()];
    const { name } = chooseDish(inCart, said);
    const left = lines.filter(([, line]) => line.name !== name);
    const restaurantId = left.length === 0 ? null : state.cart.restaurantId;
    return {
      state: { ...state, cart: { restaurantId, lines: Object.fromEntries(left) } },
      result: acknowledged(`${name} is out of the cart.`),
    };
  },
  viewDeliveryCart: (state) => ({ state, result: viewCart(state) }),
  previewDeliveryOrder(state, request, context) {
    const { items, total, tip, address, paymentMethod } = draftOrder(state, request, context);
    const shown = {
      items: items.map(describeItem),
      total: dollars(total),
      tip: dollars(tip),
      delivery_address: address,
      payment_method: paymentMethod,
    };
    return { state, result: shown };
  },
  placeDeliveryOrder(state, request, context) {
    const order = draftOrder(state, request, context);
    return {
      state: { ...state, cart: { restaurantId: null, lines: {} }, orders: { ...state.orders, [order.id]: order } },
      result: { order_id: order.id, eta_minutes: order.deliveryMinutes, total: order.total },
    };
  },
  trackDeliveryOrder(state, { order_id: id }, { nowMs }) {
    const order = id === undefined ? latestOrder(state) : findRecord(state.orders, { id, kind: 'order' });
    return { state, result: deliveryProgress(order, nowMs) };
  },
  previewDeliveryCancellation(state, request, { nowMs }) {
    const order = cancellable(state, request, nowMs);
    return { state, result: { order_id: order.id, fee: dollars(cancellationFee(order, nowMs)) } };
  },
  cancelDeliveryOrder(state, request, { nowMs }) {
    const order = cancellable(state, request, nowMs);
    const charged = cancellationFee(order, nowMs);
    return {
      state: { ...state, orders: { ...state.orders, [order.id]: { ...order, status: 'cancelled', charged } } },
      result: acknowledged(`Order ${order.id} is cancelled; ${dollars(charged)} stay charged.`),
    };
  },
});

/** The simulated DoorDash as a pure function. */
export const applyDoordash: Simulation<DoordashState, DoordashOperations>['apply'] = simulation.apply;

/** A DoorDash in the computer. */
export type SimulatedDoordash = SimulatedService<DoordashState, DoordashOperations>;

/** Starts a simulated DoorDash. */
export function simulatedDoordash({ seed, clock }: { readonly seed: number; readonly clock: ServiceClock }): SimulatedDoordash {
  return simulateService(simulation, { initial: seedDoordash({ seed, nowMs: clock.nowMs() }), clock });
}
