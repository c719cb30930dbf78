import { concat, NEVER, of, Subject, throwError } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { createExclusiveResources } from './exclusive-resources.ts';

describe('createExclusiveResources', () => {
  test('begins work on one resource when the work before it has ended, however it ended', () => {
    const useResource = createExclusiveResources();
    const [first, second, third] = [new Subject<string>(), new Subject<string>(), new Subject<string>()];
    const observed = (): readonly boolean[] => [first, second, third].map((work) => work.observed);
    useResource('lamps', first).subscribe();
    useResource('lamps', second).subscribe({ error: () => undefined });
    useResource('lamps', third).subscribe();
    expect(observed()).toEqual([true, false, false]);
    first.complete();
    expect(observed()).toEqual([false, true, false]);
    second.error(new Error('stuck'));
    expect(observed()).toEqual([false, false, true]);
  });

  test('keeps no resource from another', () => {
    const useResource = createExclusiveResources();
    useResource('lamps', NEVER).subscribe();
    const heard: string[] = [];
    useResource('doors', of('open')).subscribe((value) => heard.push(value));
    expect(heard).toEqual(['open']);
  });

  test('never begins work that was unsubscribed while it waited', () => {
    const useResource = createExclusiveResources();
    const [running, last] = [useResource('lamps', NEVER).subscribe(), new Subject<string>()];
    const begun: string[] = [];
    const left = useResource(
      'lamps',
      throwError(() => begun.push('left')),
    ).subscribe();
    useResource('lamps', last).subscribe();
    left.unsubscribe();
    expect(last.observed).toBe(false);
    running.unsubscribe();
    expect([last.observed, begun]).toEqual([true, []]);
  });

  test('passes on values, and the end, of work that is done at once', () => {
    const useResource = createExclusiveResources();
    const heard: string[] = [];
    for (const name of ['a', 'b'])
      useResource('lamps', concat(of(name), of('!'))).subscribe({ next: (value) => heard.push(value), complete: () => heard.push('.') });
    expect(heard).toEqual(['a', '!', '.', 'b', '!', '.']);
  });
});
