import { Subscription, type Observable } from 'rxjs';

interface Waiter<Value> {
  readonly resolve: (result: IteratorResult<Value, void>) => void;
  readonly reject: (error: unknown) => void;
}

type Ending = { readonly type: 'complete' } | { readonly type: 'error'; readonly error: unknown };

/**
 * Iterates what an Observable emits, in order, without losing what arrives between two steps.
 *
 * - Subscribes at the first step. Leaving the loop unsubscribes, also while a step is still waiting; that step then says the end.
 * - An error is thrown once, after the values before it.
 * - Needs no generator, which Hermes does not run dependably.
 */
export function toAsyncIterator<Value>(source: Observable<Value>): AsyncIterator<Value, void, undefined> {
  const values: Value[] = [];
  const waiters: Waiter<Value>[] = [];
  let subscription: Subscription | undefined;
  let ending: Ending | undefined;

  const end: IteratorResult<Value, void> = { done: true, value: undefined };
  const finish = (how: Ending): void => {
    ending ??= how;
    const [first, ...others] = waiters.splice(0);
    if (first) settleEnd(first);
    for (const waiter of others) waiter.resolve(end);
  };
  const settleEnd = ({ resolve, reject }: Waiter<Value>): void => {
    const how = ending;
    ending = { type: 'complete' };
    if (how?.type === 'error') reject(how.error);
    else resolve(end);
  };
  const begin = (): void => {
    if (subscription) return;
    subscription = new Subscription();
    subscription.add(
      source.subscribe({
        next: (value) => {
          const waiter = waiters.shift();
          if (waiter) waiter.resolve({ done: false, value });
          else values.push(value);
        },
        error: (error: unknown) => finish({ type: 'error', error }),
        complete: () => finish({ type: 'complete' }),
      }),
    );
  };

  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (!ending) begin();
        if (values.length > 0) resolve({ done: false, value: values.shift() as Value });
        else if (ending) settleEnd({ resolve, reject });
        else waiters.push({ resolve, reject });
      }),
    return: () => {
      subscription?.unsubscribe();
      values.length = 0;
      ending = undefined;
      finish({ type: 'complete' });
      return Promise.resolve(end);
    },
  };
}
