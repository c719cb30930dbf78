import { ToolNeedsInput } from '@octoweave/core';
import { isSameName } from './name-words.ts';
import { chooseNamed } from './choose-named.ts';

/** An address the person has stored. */
export interface StoredAddress {
  readonly name: string;
  readonly address: string;
}

/** Who uses the services, with what is stored about them. */
export interface Account {
  readonly name: string;
  /** The first is the default. */
  readonly addresses: readonly StoredAddress[];
  /** The first is the default. */
  readonly paymentMethods: readonly string[];
}

/** The person every simulated service knows; invented. */
export const simulatedAccount: Account = {
  name: 'Alex Rivera',
  addresses: [
    { name: 'home', address: '1420 Page Street, San Francisco' },
    { name: 'office', address: '500 Howard Street, San Francisco' },
  ],
  paymentMethods: ['Visa card ending 4242', 'Mastercard card ending 8210', 'PayPal'],
};

const isDefault = (said: string): boolean => isSameName(said, 'default');

/**
 * The address meant: a stored one, or one said in full, which has a house number.
 *
 * @throws {ToolNeedsInput} where it is neither.
 */
export function resolveAddress({ addresses }: Account, { said, parameter }: { readonly said: string; readonly parameter: string }): string {
  const stored = isDefault(said)
    ? addresses[0]
    : addresses.find(({ name, address }) => isSameName(name, said) || isSameName(address, said));
  if (stored) return stored.address;
  if (/\p{N}/u.test(said) && /\p{L}/u.test(said)) return said.trim();
  throw new ToolNeedsInput({
    parameter,
    question: `I know no address called "${said}". Where should it go?`,
    choices: addresses.map(({ name }) => name),
  });
}

/**
 * The stored payment method meant.
 *
 * @throws {ToolFailure} `payment-method-not-found`; {ToolNeedsInput} where several fit, such as two cards.
 */
export function resolvePaymentMethod({ paymentMethods }: Account, said: string): string {
  const [first] = paymentMethods;
  if (isDefault(said) && first !== undefined) return first;
  return chooseNamed(paymentMethods, { said, parameter: 'payment_method', kind: 'payment method', nameOf: (method) => method });
}
