/** A share of cases and its 95 % Wilson interval, all from 0 to 1. */
export interface Rate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

const z = 1.959963984540054;

/** The Wilson score interval at 95 %; null where there are no cases. `low <= rate <= high` always holds. */
export function wilsonInterval(successes: number, cases: number): Rate | null {
  if (cases <= 0) return null;
  const rate = successes / cases;
  const centre = rate + z ** 2 / (2 * cases);
  const spread = z * Math.sqrt((rate * (1 - rate)) / cases + z ** 2 / (4 * cases ** 2));
  const scale = 1 + z ** 2 / cases;
  return {
    rate,
    low: Math.min(rate, Math.max(0, (centre - spread) / scale)),
    high: Math.max(rate, Math.min(1, (centre + spread) / scale)),
  };
}

/** The share of true ones; undefined ones are no cases. */
export function rateOf(outcomes: readonly (boolean | undefined)[]): Rate | null {
  const counted = outcomes.filter((outcome) => outcome !== undefined);
  return wilsonInterval(counted.filter(Boolean).length, counted.length);
}
