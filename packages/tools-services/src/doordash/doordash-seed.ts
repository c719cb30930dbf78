import { simulatedAccount } from '../simulation/account.ts';
import { recordsOf } from '../simulation/records.ts';
import { seededInteger, seededShare } from '../simulation/seeded-random.ts';
import { addMinutes, stampOf } from '../simulation/wall-time.ts';
import type { Dish, DoordashState, Restaurant } from './doordash-state.ts';

interface MenuCard {
  readonly name: string;
  readonly cuisine: string;
  /** A dish that is sold out has an exclamation mark before its name. */
  readonly dishes: readonly (readonly [section: string, name: string, price: number, description: string])[];
}

/** Invented restaurants. */
const menuCards: readonly MenuCard[] = [
  {
    name: 'Lotus Thai',
    cuisine: 'thai noodles curry asian',
    dishes: [
      ['starters', 'Spring Rolls', 7.5, 'Four crisp rolls with plum sauce.'],
      ['starters', 'Tom Yum Soup', 9, 'Hot and sour, with shrimp.'],
      ['mains', 'Pad Thai', 14.5, 'Rice noodles with egg, tofu and peanuts.'],
      ['mains', 'Green Curry', 15.5, 'Coconut curry with basil; hot.'],
      ['mains', 'Massaman Curry', 16, 'Mild curry with potatoes and peanuts.'],
      ['desserts', 'Mango Sticky Rice', 8.5, 'With coconut cream.'],
      ['desserts', '!Fried Banana', 7, 'With honey.'],
      ['drinks', 'Thai Iced Tea', 4.5, 'With condensed milk.'],
    ],
  },
  {
    name: 'Siam Express',
    cuisine: 'thai fast asian',
    dishes: [
      ['mains', 'Pad See Ew', 12.5, 'Wide noodles with broccoli.'],
      ['mains', 'Basil Chicken', 12, 'With rice.'],
      ['drinks', 'Coconut Water', 3.5, 'Chilled.'],
    ],
  },
  {
    name: 'Pronto Pizza',
    cuisine: 'pizza italian',
    dishes: [
      ['pizzas', 'Margherita Pizza', 13, 'Tomato, mozzarella, basil.'],
      ['pizzas', 'Pepperoni Pizza', 15, 'With plenty of pepperoni.'],
      ['pizzas', 'Veggie Pizza', 14.5, 'Peppers, olives, mushrooms.'],
      ['sides', 'Garlic Bread', 5.5, 'Six pieces.'],
      ['sides', 'Caesar Salad', 8, 'With croutons.'],
      ['desserts', 'Tiramisu', 7.5, 'Made in the house.'],
    ],
  },
  {
    name: 'Burger Yard',
    cuisine: 'burgers american fries',
    dishes: [
      ['burgers', 'Classic Burger', 11.5, 'Beef, lettuce, tomato.'],
      ['burgers', 'Double Cheeseburger', 14, 'Two patties, two cheeses.'],
      ['burgers', 'Veggie Burger', 12, 'Black beans and corn.'],
      ['sides', 'Fries', 4.5, 'Salted.'],
      ['sides', 'Sweet Potato Fries', 5.5, 'With paprika.'],
      ['drinks', 'Vanilla Milkshake', 6.5, 'Thick.'],
    ],
  },
  {
    name: 'Sakura Bento',
    cuisine: 'japanese sushi bento asian',
    dishes: [
      ['bento', 'Salmon Bento', 17.5, 'Grilled salmon, rice, pickles.'],
      ['bento', 'Chicken Teriyaki Bento', 15.5, 'With rice and salad.'],
      ['sushi', 'California Roll', 9.5, 'Eight pieces.'],
      ['sushi', 'Spicy Tuna Roll', 11, 'Eight pieces.'],
      ['sides', 'Miso Soup', 3.5, 'With tofu.'],
    ],
  },
  {
    name: 'El Camino Tacos',
    cuisine: 'mexican tacos burritos',
    dishes: [
      ['tacos', 'Fish Tacos', 12, 'Three, with cabbage.'],
      ['tacos', 'Carnitas Tacos', 11.5, 'Three, with onion and coriander.'],
      ['burritos', 'Bean Burrito', 10, 'With rice and cheese.'],
      ['sides', 'Guacamole', 6, 'With chips.'],
    ],
  },
];

const dishId = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/gu, '-');

/** The simulated DoorDash with an empty cart and one order on its way. */
export function seedDoordash({ seed, nowMs }: { readonly seed: number; readonly nowMs: number }): DoordashState {
  return {
    account: simulatedAccount,
    restaurants: recordsOf(menuCards.map((card) => openRestaurant(card, seed))),
    cart: { restaurantId: null, lines: {} },
    orders: recordsOf([
      {
        id: 'D-2210',
        restaurant: 'Pronto Pizza',
        items: [{ name: 'Margherita Pizza', quantity: 1, price: 13, special_instructions: '' }],
        subtotal: 13,
        fees: 4.29,
        tip: 3,
        total: 20.29,
        address: simulatedAccount.addresses[0]?.address ?? '',
        paymentMethod: simulatedAccount.paymentMethods[0] ?? '',
        dropOff: 'leave at door',
        placedAt: stampOf(addMinutes(nowMs, -10)),
        deliveryMinutes: 40,
        status: 'placed',
        charged: 20.29,
      },
    ]),
  };
}

function openRestaurant({ name, cuisine, dishes }: MenuCard, seed: number): Restaurant {
  const id = dishId(name);
  return {
    id,
    name,
    cuisine,
    rating: Math.round((3.8 + seededShare(seed, id, 'rating') * 1.1) * 10) / 10,
    deliveryFee: seededInteger(seed, [0, 11], id, 'fee') / 2 + 0.49,
    deliveryMinutes: seededInteger(seed, [20, 55], id, 'minutes'),
    menu: recordsOf(
      dishes.map(([section, listed, price, description]): Dish => ({
        id: dishId(listed.replace('!', '')),
        name: listed.replace('!', ''),
        section,
        price,
        description,
        isAvailable: !listed.startsWith('!'),
      })),
    ),
  };
}
