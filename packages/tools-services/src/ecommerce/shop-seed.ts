import { simulatedAccount } from '../simulation/account.ts';
import { recordsOf } from '../simulation/records.ts';
import { seededInteger, seededShare } from '../simulation/seeded-random.ts';
import { addDays, dateOf } from '../simulation/wall-time.ts';
import type { Product, ShopState } from './shop-state.ts';

/** Invented products; one of them is sold out. */
const listings: readonly (readonly [name: string, department: string, price: number, description: string, features: string])[] = [
  ['ErgoFlex office chair', 'furniture', 249, 'Ergonomic office chair with mesh back.', 'mesh back, adjustable arms, lumbar support'],
  ['ComfortPro office chair', 'furniture', 329, 'Ergonomic office chair with thick padding.', 'leather, headrest, reclines'],
  ['BudgetSit office chair', 'furniture', 89, 'Simple office chair for short days.', 'fabric, fixed arms'],
  ['RiseUp standing desk', 'furniture', 399, 'Electric desk for sitting and standing.', 'two motors, 140 cm, memory'],
  ['Oak bookshelf', 'furniture', 159, 'Five shelves of oak.', 'oak, 180 cm high'],
  ['USB-C cable', 'electronics', 12.99, 'Braided charging cable.', '2 m, 100 W'],
  ['USB-C hub', 'electronics', 45, 'Seven ports from one.', 'HDMI, 3 x USB-A, card reader'],
  ['SoundWave wireless headphones', 'electronics', 129, 'Headphones that cancel noise.', 'noise cancelling, 30 h battery'],
  ['SoundWave wireless earbuds', 'electronics', 79, 'Small earbuds with a case.', 'noise cancelling, 8 h battery'],
  ['ClearView 27 inch monitor', 'electronics', 289, 'Sharp monitor for work.', '4K, height adjustable'],
  ['PixelPad tablet', 'electronics', 349, 'Tablet for reading and drawing.', '11 inch, pen included'],
  ['BrewMaster coffee machine', 'kitchen', 199, 'Espresso and filter coffee in one.', '15 bar, milk frother'],
  ['Copper frying pan', 'kitchen', 54.5, 'Heats evenly.', '28 cm, oven safe'],
  ['QuickBlend blender', 'kitchen', 69, 'For smoothies and soups.', '1.5 l, 1200 W'],
  ['TrailRunner running shoes', 'sports', 119, 'Shoes for soft ground.', 'waterproof, 8 mm drop'],
  ['CloudStep yoga mat', 'sports', 35, 'Thick mat that does not slip.', '6 mm, natural rubber'],
  ['HydroFlow water bottle', 'sports', 24.95, 'Keeps cold for a day.', '0.75 l, steel'],
  ['Retro desk lamp', 'furniture', 49, 'Warm light for the desk.', 'dimmable, brass'],
];

const soldOut = 'retro-desk-lamp';

/** The simulated shop with an empty cart, an order that came a week ago and one on its way. */
export function seedShop({ seed, nowMs }: { readonly seed: number; readonly nowMs: number }): ShopState {
  const address = simulatedAccount.addresses[0]?.address ?? '';
  const paymentMethod = simulatedAccount.paymentMethods[0] ?? '';
  return {
    account: simulatedAccount,
    products: recordsOf(
      listings.map(([name, department, price, description, features]): Product => {
        const id = name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
        return {
          id,
          name,
          department,
          price,
          rating: Math.round((3.2 + seededShare(seed, id, 'rating') * 1.7) * 10) / 10,
          stock: id === soldOut ? 0 : seededInteger(seed, [5, 120], id, 'stock'),
          description,
          features: features.split(', '),
          listedOn: dateOf(addDays(nowMs, -seededInteger(seed, [10, 700], id, 'listed'))),
        };
      }),
    ),
    cart: {},
    orders: recordsOf([
      {
        id: 'E-5531',
        items: [{ name: 'QuickBlend blender', quantity: 1, price: 69 }],
        total: 69,
        address,
        paymentMethod,
        placedOn: dateOf(addDays(nowMs, -11)),
        expectedOn: dateOf(addDays(nowMs, -7)),
      },
      {
        id: 'E-5532',
        items: [{ name: 'BudgetSit office chair', quantity: 1, price: 89 }],
        total: 89,
        address,
        paymentMethod,
        placedOn: dateOf(addDays(nowMs, -2)),
        expectedOn: dateOf(addDays(nowMs, 2)),
      },
    ]),
    returns: {},
    wishlist: [],
  };
}
