import { Subject, type Observable } from 'rxjs';

/**
 * What a request may use up; a limit left out is none.
 *
 * - `calls`: calls that are planned, those run again with an answer included. `steps`: generations, which plans and steps in words are.
 * - `tokens`: read and written, without those that were cached; counted when a generation begins and when it ends.
 * - `milliseconds`: from its beginning, waiting for people included.
 */
export interface RunBudget {
  readonly calls?: number | undefined;
  readonly steps?: number | undefined;
  readonly tokens?: number | undefined;
  readonly milliseconds?: number | undefined;
}

/** Which limit was reached. */
export type BudgetLimit = keyof RunBudget;

/** A limit that was reached. */
export interface ExceededBudget {
  readonly limit: BudgetLimit;
  readonly allowed: number;
}

/** Counts what one run uses up. */
export interface BudgetMeter {
  /** Emits once, before the run is stopped for it. */
  readonly exceeded: Observable<ExceededBudget>;
  /** Counts; false where that is more than is allowed, and the run is stopped. */
  spend(limit: BudgetLimit, amount: number): boolean;
}

/** What is counted against what. */
export interface CreateBudgetMeterOptions {
  readonly budget: RunBudget;
  /** Stops the run. */
  readonly exceed: () => void;
}

/** Nothing is used up yet. */
export function createBudgetMeter({ budget, exceed }: CreateBudgetMeterOptions): BudgetMeter {
  const exceeded = new Subject<ExceededBudget>();
  const spent: Record<BudgetLimit, number> = { calls: 0, steps: 0, tokens: 0, milliseconds: 0 };
  let isExceeded = false;
  return {
    exceeded,
    spend: (limit, amount) => {
      const { [limit]: allowed = Infinity } = budget;
      spent[limit] += amount;
      if (spent[limit] <= allowed) return true;
      if (!isExceeded) {
        isExceeded = true;
        exceeded.next({ limit, allowed });
        exceed();
      }
      return false;
    },
  };
}
