import { filter, firstValueFrom, map, merge, Observable } from 'rxjs';
import type { ModelFetchEvent } from './model-fetch-event.ts';

/** The file a fetch ends with; the signal ends the fetch. */
export function fetchedFile(events: Observable<ModelFetchEvent>, signal: AbortSignal | undefined): Promise<Blob> {
  const file = events.pipe(
    filter((event) => event.type === 'fetch-end'),
    map((event) => event.file),
  );
  return firstValueFrom(merge(file, abortOf(signal)));
}

/** Emits nothing; fails when the signal aborts. */
const abortOf = (signal: AbortSignal | undefined): Observable<never> =>
  new Observable((subscriber) => {
    const fail = (): void => subscriber.error(signal?.reason);
    signal?.addEventListener('abort', fail, { once: true });
    return () => signal?.removeEventListener('abort', fail);
  });
