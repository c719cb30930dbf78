import { concatMap, delay, from, NEVER, of, VirtualTimeScheduler, type Observable } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { GenerationEvent } from '../backend/generation-event.ts';
import { requestOf } from '../planner/__fixtures__/read-plan.ts';
import { createCompilerPlanParser } from '../planner/compiler-plan-parser.ts';
import { parsePlan } from '../planner/parse-plan.ts';
import { resolveAny, succeeded } from '../scheduler/__fixtures__/plan.ts';
import { describeAgentEvent } from './__fixtures__/house-agent.ts';
import { planStepsOfPlan } from './plan-step.ts';
import { runPlan } from './run-plan.ts';

const tokenMs = 1000 / 20;
const callMs = 600;

/** A plan as a model writes it at 20 tokens a second, four characters a token. */
function generate(text: string, clock: VirtualTimeScheduler): Observable<GenerationEvent> {
  const tokens = (text.match(/[^]{1,4}/gu) ?? []).map((piece): GenerationEvent => ({
    type: 'token-delta',
    tokenId: 0,
    isControl: false,
    text: piece,
    probability: undefined,
  }));
  const start: GenerationEvent = { type: 'generation-start', promptTokens: 5, cachedTokens: 0 };
  const end: GenerationEvent = { type: 'generation-end', reason: 'end-of-generation', outputTokens: tokens.length };
  return from([start, ...tokens, end]).pipe(concatMap((event) => of(event).pipe(delay(tokenMs, clock))));
}

/** When each event of a run happened, by what happened. */
function play(text: string) {
  const clock = new VirtualTimeScheduler();
  const events = new Map<string, number>();
  let completions = 0;
  const plan = generate(text, clock).pipe(
    parsePlan(() => createCompilerPlanParser(requestOf())),
    concatMap(planStepsOfPlan),
  );
  runPlan({
    start: { type: 'run-start', query: 'do it' },
    plan,
    scheduling: {
      resolve: resolveAny,
      permit: () => undefined,
      invoke: () => of(succeeded).pipe(delay(callMs, clock)),
      resourceOf: () => undefined,
    },
    now: () => clock.now(),
    cancelled: NEVER,
  }).subscribe({ next: (event) => events.set(describeAgentEvent(event), event.atMs), complete: () => void (completions += 1) });
  clock.flush();
  return { events, order: [...events.keys()], completions };
}

/** When the line break that ends the n-th line is written. */
const writtenAt = (text: string, line: number): number => {
  const end = text.split('\n').slice(0, line).join('\n').length + 1;
  return (1 + Math.ceil(end / 4)) * tokenMs;
};

describe('runPlan over a planner', () => {
  const text = '1. find_contact("Sid")\n2. find_contact("Ann, the one from the other house")\n3. send_message($1, "you owe $2")\njoin()';

  test('starts a call the moment its line is written, while the model writes the next', () => {
    const { events } = play(text);
    expect(events.get('call-start 1')).toBe(writtenAt(text, 1));
    expect(events.get('call-end 1 succeeded')).toBe(writtenAt(text, 1) + callMs);
    expect(events.get('call-end 1 succeeded')).toBeLessThan(writtenAt(text, 2));
    expect(events.get('call-start 2')).toBe(writtenAt(text, 2));
  });

  test('starts a call whose needs have ended with its line, although an earlier one still runs', () => {
    const { events } = play(text);
    expect(events.get('call-start 3')).toBe(writtenAt(text, 3));
    expect(events.get('call-start 3')).toBeLessThan(events.get('call-end 2 succeeded') ?? 0);
  });

  test('ends when the plan and its calls have ended, with the figures of the generation', () => {
    const { events, order, completions } = play(text);
    expect([completions, order.at(-1)]).toEqual([1, 'run-end succeeded']);
    expect(order).toContain('generation-start');
    expect(events.get('generation-end')).toBeLessThan(events.get('run-end succeeded') ?? 0);
  });

  test('runs what could be read of a plan, and is incomplete where a call could not', () => {
    const { order } = play('1. find_contact(Sid)\n2. find_contact("Ann")\n3. send_message($1, "hi")\njoin()');
    expect(order).toContain('call-end 2 succeeded');
    expect(order.at(-1)).toBe('run-end incomplete');
  });
});
