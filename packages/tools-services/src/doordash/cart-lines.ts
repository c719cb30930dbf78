import type { DeviceChange, UndoCall } from '@octoweave/core';
import { z } from 'zod';
import type { CartLine } from './doordash-state.ts';

const cartLine: z.ZodType<CartLine> = z.object({
  name: z.string().min(1),
  quantity: z.int(),
  price: z.number(),
  special_instructions: z.string(),
  restaurant: z.string().min(1),
});

/** The path of the lines of the cart, `<dish>#<n>` each: `n` counts the lines of one dish, which differ in their wishes, from 1. */
export const linesPath = 'doordash.cart.lines';

/** A line of the cart as a change has it; undefined where it is none. */
export const readCartLine = (value: unknown): CartLine | undefined => cartLine.safeParse(value).data;

/** The calls that put lines back that were taken out of the cart; undefined where one of them cannot be read. */
export function refillCart(changes: readonly DeviceChange[]): readonly UndoCall[] | undefined {
  const gone = changes.filter(({ path, to }) => path.startsWith(`${linesPath}.`) && to === null);
  const lines = gone.flatMap(({ from }) => readCartLine(from) ?? []);
  return lines.length === gone.length ? lines.map(addCall) : undefined;
}

const addCall = ({ name, quantity, special_instructions: wishes, restaurant }: CartLine): UndoCall => ({
  tool: 'add_dish_to_cart',
  input: { restaurant_name: restaurant, dish_name: name, quantity, ...(wishes !== '' && { special_instructions: wishes }) },
});
