/** An amount in whole cents. */
export const toCents = (amount: number): number => Math.round(amount * 100) / 100;

/** The sum of amounts, in whole cents. */
export const sumOf = (amounts: readonly number[]): number => toCents(amounts.reduce((sum, amount) => sum + amount, 0));

/** An amount as people read it. */
export const dollars = (amount: number): string => `$${amount.toFixed(2)}`;
