import type { Observable, Subscription } from 'rxjs';

/**
 * Iterates what an Observable emits, in order, without losing what arrives between two steps.
 *
 * - Subscribes at the first step. Leaving the loop unsubscribes.
 */
export async function* toAsyncIterator<Value>(source: Observable<Value>): AsyncGenerator<Value, void, undefined> {
  const values: Value[] = [];
  let failure: { readonly error: unknown } | undefined;
  let isComplete = false;
  let wake: (() => void) | undefined;
  const notify = (): void => {
    wake?.();
    wake = undefined;
  };
  let subscription: Subscription | undefined;
  try {
    subscription = source.subscribe({
      next: (value) => {
        values.push(value);
        notify();
      },
      error: (error: unknown) => {
        failure = { error };
        notify();
      },
      complete: () => {
        isComplete = true;
        notify();
      },
    });
    for (;;) {
      yield* values.splice(0);
      if (values.length > 0) continue;
      if (failure) throw failure.error;
      if (isComplete) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    subscription?.unsubscribe();
  }
}
