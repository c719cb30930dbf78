import * as fc from 'fast-check';
import { concat, NEVER, Observable, of, Subject, throwError } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { toAsyncIterator } from './to-async-iterator.ts';

const iterable = <Value>(source: Observable<Value>): AsyncIterable<Value> => ({ [Symbol.asyncIterator]: () => toAsyncIterator(source) });

async function collect<Value>(source: Observable<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for await (const value of iterable(source)) values.push(value);
  return values;
}

describe('toAsyncIterator', () => {
  test('gives every value in order, undefined among them, whenever it arrives', async () => {
    const values = fc.array(fc.record({ value: fc.option(fc.nat(), { nil: undefined }), isLater: fc.boolean() }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(values, async (plan) => {
        const source = new Observable<number | undefined>((subscriber) => {
          const emit = async (): Promise<void> => {
            for (const { value, isLater } of plan) {
              if (isLater) await Promise.resolve();
              subscriber.next(value);
            }
            subscriber.complete();
          };
          void emit();
        });
        expect(await collect(source)).toEqual(plan.map(({ value }) => value));
      }),
    );
  });

  test('subscribes once, at the first step', async () => {
    let subscriptions = 0;
    const iterator = toAsyncIterator(
      new Observable<number>((subscriber) => {
        subscriptions += 1;
        subscriber.next(1);
        subscriber.complete();
      }),
    );
    expect(subscriptions).toBe(0);
    await iterator.next();
    await iterator.next();
    await iterator.next();
    expect(subscriptions).toBe(1);
  });

  test('throws an error once, after the values before it', async () => {
    const iterator = toAsyncIterator(
      concat(
        of(1, 2),
        throwError(() => new Error('lost')),
      ),
    );
    expect([await iterator.next(), await iterator.next()].map(({ value }) => value)).toEqual([1, 2]);
    await expect(iterator.next()).rejects.toThrow('lost');
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test('rejects the step that waits when the error comes, and ends those behind it', async () => {
    const source = new Subject<number>();
    const iterator = toAsyncIterator(source);
    const steps = [iterator.next(), iterator.next()] as const;
    source.error(new Error('lost'));
    await expect(steps[0]).rejects.toThrow('lost');
    expect(await steps[1]).toEqual({ done: true, value: undefined });
  });

  test('unsubscribes when the loop is left', async () => {
    let isSubscribed = true;
    const source = new Observable<number>((subscriber) => {
      subscriber.next(1);
      subscriber.next(2);
      return () => {
        isSubscribed = false;
      };
    });
    for await (const value of iterable(source)) if (value === 1) break;
    expect(isSubscribed).toBe(false);
  });

  test('unsubscribes and ends a step that still waits', async () => {
    const source = new Subject<number>();
    const iterator = toAsyncIterator(source);
    const waiting = iterator.next();
    await iterator.return?.();
    expect(source.observed).toBe(false);
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test('does not subscribe once it has been left', async () => {
    const iterator = toAsyncIterator(NEVER);
    await iterator.return?.();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test('answers steps taken ahead in order', async () => {
    const source = new Subject<number>();
    const iterator = toAsyncIterator(source);
    const steps = Promise.all([iterator.next(), iterator.next(), iterator.next()]);
    source.next(1);
    source.next(2);
    source.complete();
    expect(await steps).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
      { done: true, value: undefined },
    ]);
  });
});
