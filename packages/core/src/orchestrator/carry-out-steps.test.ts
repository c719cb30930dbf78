import { delay, of } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, test } from 'vitest';
import type { ActionEvent } from '../action/action-model.ts';
import type { PlanStep } from '../agent/plan-step.ts';
import type { PlannedStep } from '../planner/plan-event.ts';
import { callOf, failed, resolveAny, succeeded } from '../scheduler/__fixtures__/plan.ts';
import type { ToolOutcome } from '../call/tool-outcome.ts';
import { carryOutSteps } from './carry-out-steps.ts';
import { innerSpan, runSpan } from './event-span.ts';
import { dependOnPrevious } from './depend-on-steps.ts';
import { createRunContext } from './run-context.ts';
import type { DependOnSteps, StepAgent } from './step-agent.ts';

const steps: Readonly<Record<string, PlannedStep>> = {
  a: { number: 1, text: 'one' },
  b: { number: 2, text: 'two' },
  c: { number: 3, text: 'three' },
};
const written: Readonly<Record<string, ActionEvent>> = {
  s: { type: 'action-start', promptTokens: 1, cachedTokens: 0 },
  k: { type: 'call-parsed', call: callOf('1'), written: { toolId: 'home.act', arguments: [] } },
  e: { type: 'action-end', outputTokens: 1, text: '' },
};

interface PlayOptions {
  /** The plan: a letter for each step. */
  readonly plan: string;
  readonly dependOn: DependOnSteps;
  readonly outcome?: ToolOutcome;
  readonly stopAtMs?: number;
  readonly unsubscribeAtMs?: number;
}

interface Played {
  /** `3 step-end 1 succeeded`; one character of a marble is one millisecond. */
  readonly log: readonly string[];
  /** From when to when each model wrote. */
  readonly writing: readonly string[];
}

/** Each model writes its call after 2 ms and is done after 4; each call takes 10 ms. */
function play({ plan, dependOn, outcome = succeeded, stopAtMs, unsubscribeAtMs }: PlayOptions): Played {
  const scheduler = new TestScheduler(() => undefined);
  const log: string[] = [];
  const writing: string[] = [];
  scheduler.run(({ cold, flush }) => {
    const run = createRunContext({
      scheduling: { resolve: resolveAny, permit: () => undefined, invoke: () => of(outcome).pipe(delay(10)), resourceOf: () => undefined },
      now: () => scheduler.now(),
      ask: undefined,
      budget: {},
    });
    const answers: ReturnType<typeof cold<ActionEvent>>[] = [];
    const agent: StepAgent = {
      id: 'one',
      tools: [],
      actionModel: {
        act: () => {
          const answer = cold<ActionEvent>('s-k-(e|)', written);
          answers.push(answer);
          return answer;
        },
      },
    };
    const span = innerSpan(runSpan, 'round-1', { roundNumber: 1 });
    const options = { span, run, agents: [agent], route: () => ({ agent }), withoutDone: (step: PlanStep) => [step], dependOn };
    const subscription = carryOutSteps(cold(plan, steps), options).events.subscribe(({ event }) => {
      if (event.type === 'step-start') log.push(`${scheduler.now()} step-start ${event.step.number}`);
      if (event.type === 'step-end') log.push(`${scheduler.now()} step-end ${event.step.number} ${event.outcome.status}`);
    });
    if (stopAtMs !== undefined) scheduler.schedule(() => run.stopFor({ type: 'cancelled' }), stopAtMs);
    if (unsubscribeAtMs !== undefined) scheduler.schedule(() => subscription.unsubscribe(), unsubscribeAtMs);
    flush();
    for (const { subscriptions } of answers)
      for (const { subscribedFrame, unsubscribedFrame } of subscriptions) writing.push(`${subscribedFrame}..${unsubscribedFrame}`);
  });
  return { log, writing };
}

const free: DependOnSteps = () => [];

describe('carryOutSteps', () => {
  test('begins a step once the one it depends on has succeeded', () => {
    expect(play({ plan: 'a-b|', dependOn: dependOnPrevious })).toEqual({
      log: ['0 step-start 1', '12 step-end 1 succeeded', '12 step-start 2', '24 step-end 2 succeeded'],
      writing: ['0..4', '12..16'],
    });
  });

  test('begins a step that depends on none while the plan is still being written', () => {
    expect(play({ plan: 'a-b--------c|', dependOn: free }).log).toEqual([
      '0 step-start 1',
      '2 step-start 2',
      '11 step-start 3',
      '12 step-end 1 succeeded',
      '14 step-end 2 succeeded',
      '23 step-end 3 succeeded',
    ]);
  });

  test('skips what depends on a step that did not succeed, and what depends on that', () => {
    expect(play({ plan: '(abc|)', dependOn: dependOnPrevious, outcome: failed }).log).toEqual([
      '0 step-start 1',
      '12 step-end 1 incomplete',
      '12 step-end 2 skipped',
      '12 step-end 3 skipped',
    ]);
  });

  test('ends every step the moment the run is stopped, and stops the models', () => {
    expect(play({ plan: '(abc|)', dependOn: dependOnPrevious, stopAtMs: 3 })).toEqual({
      log: ['0 step-start 1', '3 step-end 1 cancelled', '3 step-end 2 cancelled', '3 step-end 3 cancelled'],
      writing: ['0..3'],
    });
  });

  test('stops the models where it is unsubscribed', () => {
    expect(play({ plan: '(ab|)', dependOn: free, unsubscribeAtMs: 1 })).toEqual({
      log: ['0 step-start 1', '0 step-start 2'],
      writing: ['0..1', '0..1'],
    });
  });

  test('takes an error of the plan for the end of its steps: the calls of the plan hear of it too', () => {
    expect(play({ plan: 'a#', dependOn: free }).log).toEqual(['0 step-start 1', '12 step-end 1 succeeded']);
  });
});
