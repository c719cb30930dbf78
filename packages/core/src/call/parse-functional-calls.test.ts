import { defer, firstValueFrom, Observable, of, throwError, toArray, type Subscriber } from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { describe, expect, test } from 'vitest';
import type { GenerationEvent } from '../backend/generation-event.ts';
import { homeLookup, homeVocabulary } from './__fixtures__/home-pack.ts';
import type { CallParseEvent } from './call-parse-event.ts';
import { parseFunctionalCalls } from './parse-functional-calls.ts';

const delta = (text: string, probability?: number): GenerationEvent => ({
  type: 'token-delta',
  tokenId: 7,
  isControl: text.startsWith('<nexa_'),
  text,
  probability,
});
const values: Readonly<Record<string, GenerationEvent>> = {
  s: { type: 'generation-start', promptTokens: 9, cachedTokens: 0 },
  a: delta('<nexa_4>', 0.5),
  p: delta('()', 0.5),
  c: delta(';', 0.5),
  b: delta('<nexa_1>', 1),
  o: delta('(', 1),
  x: delta("'bob'", 1),
  q: delta(')', 1),
  z: delta('<nexa_end>', 1),
  g: { type: 'generation-end', reason: 'max-tokens', outputTokens: 3 },
};
const parsed: Readonly<Record<string, CallParseEvent>> = {
  1: {
    type: 'call-parsed',
    call: { id: '1', toolId: 'home.stop', arguments: {}, confidence: 0.25 },
    written: { toolId: 'home.stop', arguments: [] },
  },
  2: {
    type: 'call-parsed',
    call: { id: '2', toolId: 'home.find_contact', arguments: { name: { type: 'literal', value: 'bob' } }, confidence: 1 },
    written: { toolId: 'home.find_contact', arguments: [{ type: 'literal', value: 'bob' }] },
  },
  e: { type: 'parse-end', reason: 'end-token', callCount: 2 },
  f: { type: 'parse-end', reason: 'stream-end', callCount: 1 },
};
const operator = parseFunctionalCalls({ vocabulary: homeVocabulary, lookup: homeLookup });
const marbles = (check: (helpers: RunHelpers) => void): void =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(check);

describe('parseFunctionalCalls', () => {
  test('emits a call before any piece of the next, then ends and unsubscribes the source at <nexa_end>', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('      sapcboxqz---g|', values);
      expectObservable(source.pipe(operator), '').toBe('--1----2(e|)', parsed);
      expectSubscriptions(source.subscriptions).toBe('^-------!');
    });
  });

  test('ends with stream-end at the end of a generation that was cut off', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('                    sapg--|', values);
      expectObservable(source.pipe(operator)).toBe('--1(f|)', parsed);
      expectSubscriptions(source.subscriptions).toBe('^--!');
    });
  });

  test('ends with stream-end where the source completes without generation-end', () => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('sap|', values).pipe(operator)).toBe('--1(f|)', parsed);
    });
  });

  test('passes an error of the source through, without parse-end', () => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('sapc#', values, new Error('engine crashed')).pipe(operator)).toBe(
        '--1-#',
        parsed,
        new Error('engine crashed'),
      );
    });
  });

  test('unsubscribes the source when it is unsubscribed', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('                            sapcboxqz|', values);
      expectObservable(source.pipe(operator), '^---!').toBe('--1--', parsed);
      expectSubscriptions(source.subscriptions).toBe('^---!');
    });
  });

  test('subscribes only when subscribed to, and reads anew each time', async () => {
    let subscriptions = 0;
    const source = defer(() => {
      subscriptions += 1;
      return of(delta('<nexa_4>'), delta('()'), delta('<nexa_end>'));
    });
    const events = source.pipe(operator, toArray());
    expect(subscriptions).toBe(0);
    const first = await firstValueFrom(events);
    expect(first.map(({ type }) => type)).toEqual(['call-parsed', 'parse-end']);
    expect(await firstValueFrom(events)).toEqual(first);
    expect(subscriptions).toBe(2);
  });

  test('stops a source that emits synchronously after <nexa_end>', () => {
    const emitted: string[] = [];
    const source = new Observable<GenerationEvent>((subscriber: Subscriber<GenerationEvent>) => {
      for (const text of ['<nexa_4>', '()', '<nexa_end>', '<nexa_1>', '('])
        if (!subscriber.closed) {
          emitted.push(text);
          subscriber.next(delta(text));
        }
    });
    const events: string[] = [];
    source.pipe(operator).subscribe({ next: ({ type }) => events.push(type), complete: () => events.push('completed') });
    expect(emitted).toEqual(['<nexa_4>', '()', '<nexa_end>']);
    expect(events).toEqual(['call-parsed', 'parse-end', 'completed']);
  });

  test('passes on an error at once', async () => {
    await expect(firstValueFrom(throwError(() => new Error('no session')).pipe(operator))).rejects.toThrow('no session');
  });
});
