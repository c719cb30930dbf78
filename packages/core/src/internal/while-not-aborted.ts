import type { Observable } from 'rxjs';

/**
 * The last value of an Observable, as a promise; aborting unsubscribes it, also where that was done before.
 *
 * - Rejects with what the Observable throws, and where it is aborted or ends without a value.
 */
export function whileNotAborted<Value>(source: Observable<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    let last: { readonly value: Value } | undefined;
    const stopped = (): Error => new Error('It was stopped before it had ended.');
    if (signal.aborted) return reject(stopped());
    const subscription = source.subscribe({
      next: (value) => {
        last = { value };
      },
      error: reject,
      complete: () => (last ? resolve(last.value) : reject(stopped())),
    });
    const leave = (): void => {
      subscription.unsubscribe();
      reject(stopped());
    };
    subscription.add(() => signal.removeEventListener('abort', leave));
    if (!subscription.closed) signal.addEventListener('abort', leave);
  });
}
