import { Observable, type Subscription } from 'rxjs';

/** Delays work until no other work on its resource is subscribed. */
export type UseResource = <Value>(resource: string, work: Observable<Value>) => Observable<Value>;

/**
 * Lets runs of one agent share its devices: work on one resource is subscribed one at a time, in the order asked for.
 *
 * - The next work begins when the one before it has been torn down, however it ended.
 * - Work that is unsubscribed while it waits never begins.
 */
export function createExclusiveResources(): UseResource {
  const queues = new Map<string, (() => void)[]>();
  return (resource, work) =>
    new Observable((subscriber) => {
      const queue = queues.get(resource) ?? [];
      queues.set(resource, queue);
      let inner: Subscription | undefined;
      const begin = (): void => {
        inner = work.subscribe(subscriber);
      };
      queue.push(begin);
      if (queue[0] === begin) begin();
      return () => {
        const wasFirst = queue[0] === begin;
        inner?.unsubscribe();
        queue.splice(queue.indexOf(begin), 1);
        if (queue.length === 0) queues.delete(resource);
        else if (wasFirst) queue[0]?.();
      };
    });
}
