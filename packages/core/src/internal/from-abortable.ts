import { Observable } from 'rxjs';

/**
 * An Observable of one promise whose work stops when it is unsubscribed.
 *
 * rxjs' `from(promise)` only stops listening; here the signal tells the work itself.
 */
export function fromAbortable<Value>(start: (signal: AbortSignal) => Promise<Value>): Observable<Value> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    let isSettled = false;
    start(controller.signal).then(
      (value) => {
        isSettled = true;
        subscriber.next(value);
        return subscriber.complete();
      },
      (error: unknown) => {
        isSettled = true;
        subscriber.error(error);
      },
    );
    return () => {
      if (!isSettled) controller.abort();
    };
  });
}
