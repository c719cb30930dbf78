import { firstValueFrom, Observable, toArray } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import { fromAbortable } from './from-abortable.ts';

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('fromAbortable', () => {
  test('emits the value once and completes', async () => {
    expect(await firstValueFrom(fromAbortable(() => Promise.resolve(1)).pipe(toArray()))).toEqual([1]);
  });

  test('starts with each subscription, each with a signal of its own', async () => {
    const start = vi.fn<(signal: AbortSignal) => Promise<AbortSignal>>((signal) => Promise.resolve(signal));
    const signals = fromAbortable(start);
    expect(start).not.toHaveBeenCalled();
    expect(await firstValueFrom(signals)).not.toBe(await firstValueFrom(signals));
  });

  test('passes a rejection and a throw on as its error', async () => {
    await expect(firstValueFrom(fromAbortable(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
    const throwing = fromAbortable(() => {
      throw new Error('no');
    });
    await expect(firstValueFrom(throwing)).rejects.toThrow('no');
  });

  test('aborts the work when it is unsubscribed', () => {
    let seen: AbortSignal | undefined;
    const work = fromAbortable((signal) => {
      seen = signal;
      return new Promise(() => undefined);
    });
    const subscription = work.subscribe();
    expect(seen?.aborted).toBe(false);
    subscription.unsubscribe();
    expect(seen?.aborted).toBe(true);
  });

  test('aborts the work when its subscriber has left while it started', () => {
    let seen: AbortSignal | undefined;
    new Observable((subscriber) => {
      const work = fromAbortable((signal) => {
        seen = signal;
        subscriber.complete();
        return new Promise(() => undefined);
      });
      return work.subscribe();
    }).subscribe();
    expect(seen?.aborted).toBe(true);
  });

  test('does not abort work that has settled', async () => {
    const signals: AbortSignal[] = [];
    const keep = (signal: AbortSignal): void => void signals.push(signal);
    await firstValueFrom(fromAbortable((signal) => Promise.resolve(keep(signal))));
    const failing = fromAbortable((signal) => {
      keep(signal);
      return Promise.reject(new Error('no'));
    });
    await firstValueFrom(failing).catch(() => undefined);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  test('says nothing more once it is unsubscribed, also of a rejection', async () => {
    const heard: unknown[] = [];
    const note = (value: unknown): void => void heard.push(value);
    for (const settled of [Promise.resolve(1), Promise.reject(new Error('late'))])
      fromAbortable(() => settled)
        .subscribe({ next: note, error: note, complete: () => note('complete') })
        .unsubscribe();
    await later();
    expect(heard).toEqual([]);
  });
});
