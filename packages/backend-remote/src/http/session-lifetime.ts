import { SessionError } from '@octoweave/core/contract';
import { Observable, type Subscriber } from 'rxjs';

/** What a session is asked for between its opening and its end. */
export interface SessionLifetime {
  /** Ends with `session-disposed` where the session ends first, or has ended. */
  during<Value>(work: Observable<Value>): Observable<Value>;
  /** The same, and not before what was subscribed earlier has ended or was unsubscribed. */
  inTurn<Value>(work: Observable<Value>): Observable<Value>;
  /** Ends all that runs. Safe to call twice. */
  end(): void;
}

/** Makes the lifetime of the session of a model. */
export function createSessionLifetime(modelId: string): SessionLifetime {
  const running = new Set<Subscriber<unknown>>();
  let hasEnded = false;
  let last: Promise<void> = Promise.resolve();
  const disposed = (): SessionError =>
    new SessionError({ code: 'session-disposed', message: `The session of ${modelId} is closed. Open a new one.` });

  const during = <Value>(work: Observable<Value>): Observable<Value> =>
    new Observable((subscriber) => {
      if (hasEnded) return subscriber.error(disposed());
      running.add(subscriber);
      subscriber.add(() => running.delete(subscriber));
      return work.subscribe(subscriber);
    });

  return {
    during,
    inTurn: (work) =>
      during(
        new Observable((subscriber) => {
          const before = last;
          const turn = new Promise<void>((resolve) => subscriber.add(resolve));
          last = before.then(() => turn);
          void before.then(() => {
            if (!subscriber.closed) subscriber.add(work.subscribe(subscriber));
          });
        }),
      ),
    end: () => {
      hasEnded = true;
      for (const subscriber of running) subscriber.error(disposed());
    },
  };
}
