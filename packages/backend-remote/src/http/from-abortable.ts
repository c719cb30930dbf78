import { defer, finalize, from, type Observable } from 'rxjs';

/** An Observable of one promise, or of what one promises, whose work stops when it is unsubscribed. */
export function fromAbortable<Value>(start: (signal: AbortSignal) => Promise<Value>): Observable<Value> {
  return defer(() => {
    const controller = new AbortController();
    return from(start(controller.signal)).pipe(finalize(() => controller.abort()));
  });
}
