import { concat, lastValueFrom, NEVER, of, throwError, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { GenerationEvent } from '../backend/generation-event.ts';
import { requestOf } from './__fixtures__/read-plan.ts';
import { createCompilerPlanParser } from './compiler-plan-parser.ts';
import { parsePlan, parsePlanText } from './parse-plan.ts';
import type { PlanEvent } from './plan-event.ts';
import { createSplitPlanParser } from './split-plan-parser.ts';

const start: GenerationEvent = { type: 'generation-start', promptTokens: 7, cachedTokens: 2 };
const token = (text: string, isControl = false): GenerationEvent => ({
  type: 'token-delta',
  tokenId: 1,
  isControl,
  text,
  probability: 0.5,
});
const endFor = (reason: 'max-tokens' | 'end-of-generation'): GenerationEvent => ({ type: 'generation-end', reason, outputTokens: 9 });
const compiled = parsePlan(() => createCompilerPlanParser(requestOf()));

const read = (...events: readonly GenerationEvent[]): Promise<readonly PlanEvent[]> =>
  lastValueFrom(of(...events).pipe(compiled, toArray()));
const typesOf = (events: readonly PlanEvent[]): readonly string[] => events.map(({ type }) => type);

describe('parsePlan', () => {
  test('emits plan-start, parts as they are written, and one plan-end with what was written', async () => {
    const events = await read(start, token('Thought: go\n1. st'), token('op()'), token('\n'), endFor('end-of-generation'));
    expect(typesOf(events)).toEqual(['plan-start', 'thought', 'call-parsed', 'plan-end']);
    expect(events[0]).toEqual({ type: 'plan-start', promptTokens: 7, cachedTokens: 2 });
    expect(events.at(-1)).toEqual({
      type: 'plan-end',
      reason: 'stream-end',
      decision: { type: 'join' },
      outputTokens: 9,
      text: 'Thought: go\n1. stop()\n',
    });
  });

  test('ends where the text says so, and unsubscribes a generation that goes on', async () => {
    const events = await lastValueFrom(concat(of(start, token('1. stop()\njoin()'), token('<END')), NEVER).pipe(compiled, toArray()));
    expect(typesOf(events)).toEqual(['plan-start', 'call-parsed', 'plan-end']);
    expect(events.at(-1)).toMatchObject({ reason: 'end-token', outputTokens: 1 });
  });

  test('drops what the model was cut off in, and keeps what it ended', async () => {
    const answer = [start, token('1. find_contact("Sid"')];
    expect(typesOf(await read(...answer, endFor('max-tokens')))).toEqual(['plan-start', 'parse-warning', 'plan-end']);
    expect(typesOf(await read(...answer, endFor('end-of-generation')))).toEqual(['plan-start', 'parse-warning', 'call-parsed', 'plan-end']);
  });

  test('tells control tokens from text that looks like them', async () => {
    const split = parsePlan(() => createSplitPlanParser());
    const tokens = [token('say <nexa_split>'), token('<nexa_split>', true), token('wait'), token('<nexa_end>', true)];
    const events = await lastValueFrom(of(start, ...tokens).pipe(split, toArray()));
    expect(events.flatMap((event) => (event.type === 'step-parsed' ? [event.step.text] : []))).toEqual(['say <nexa_split>', 'wait']);
  });

  test('passes an error on, without a plan-end', async () => {
    const heard: string[] = [];
    concat(
      of(start),
      throwError(() => new Error('engine')),
    )
      .pipe(compiled)
      .subscribe({ next: ({ type }) => heard.push(type), error: (error: Error) => heard.push(error.message) });
    expect(heard).toEqual(['plan-start', 'engine']);
  });

  test('reads anew for each subscription', async () => {
    const events = of(start, token('1. stop()'), endFor('end-of-generation')).pipe(compiled, toArray());
    expect(await lastValueFrom(events)).toEqual(await lastValueFrom(events));
  });
});

describe('parsePlanText', () => {
  test('reads pieces of text, and completes with parse-end', async () => {
    const events = await lastValueFrom(
      of('1. st', 'op()\nFin', 'ish(ok)').pipe(
        parsePlanText(() => createCompilerPlanParser(requestOf())),
        toArray(),
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(['call-parsed', 'parse-end']);
    expect(events.at(-1)).toMatchObject({ decision: { type: 'finish', answer: 'ok' } });
  });
});
