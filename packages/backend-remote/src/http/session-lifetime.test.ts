import { NEVER, of, Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { createSessionLifetime } from './session-lifetime.ts';

/** Lets promises that are due settle. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
describe('createSessionLifetime', () => {
  it('starts what is in turn once what came before has ended', async () => {
    const lifetime = createSessionLifetime('tiny');
    const heard: string[] = [];
    const first = new Subject<string>();
    lifetime.inTurn(first).subscribe((value) => heard.push(value));
    lifetime.inTurn(of('second')).subscribe((value) => heard.push(value));
    await settle();
    first.next('first');
    first.complete();
    await settle();
    expect(heard).toEqual(['first', 'second']);
  });

  it('passes the turn on where one fails, is unsubscribed while it runs, or while it waits', async () => {
    const lifetime = createSessionLifetime('tiny');
    const failing = new Subject<string>();
    const started: string[] = [];
    const error = vi.fn<(thrown: unknown) => void>();
    lifetime.inTurn(failing).subscribe({ error });
    const running = lifetime.inTurn(NEVER).subscribe();
    const waiting = lifetime.inTurn(of('waiting')).subscribe((value) => started.push(value));
    lifetime.inTurn(of('last')).subscribe((value) => started.push(value));
    waiting.unsubscribe();
    await settle();
    failing.error(new Error('no'));
    await settle();
    expect([error.mock.calls.length, started]).toEqual([1, []]);
    running.unsubscribe();
    await settle();
    expect(started).toEqual(['last']);
  });

  it('ends what runs and what waits, and whatever is asked for later, with session-disposed', async () => {
    const lifetime = createSessionLifetime('tiny');
    const codes: unknown[] = [];
    const note = { error: ({ code }: { readonly code: unknown }) => codes.push(code) };
    lifetime.during(NEVER).subscribe(note);
    lifetime.inTurn(NEVER).subscribe(note);
    lifetime.inTurn(NEVER).subscribe(note);
    await settle();
    lifetime.end();
    lifetime.end();
    lifetime.during(NEVER).subscribe(note);
    expect(codes).toEqual(Array(4).fill('session-disposed'));
  });
});
