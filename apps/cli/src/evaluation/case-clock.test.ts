import { defineTool, resolveArguments, verbatim } from '@octoweave/core';
import { createNormaliser } from '@octoweave/core/normaliser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCaseClock } from './case-clock.ts';

const remind = defineTool({
  name: 'remind',
  summary: 'Remind of something.',
  input: z.strictObject({ at: z.string().meta({ format: 'YYYY-MM-DD HH:MM:SS', extractive: true }) }),
  output: z.boolean(),
  effect: 'write',
  resource: 'reminders',
});

describe('createCaseClock', () => {
  it('has "tomorrow at nine" be the day after the `now` of each case', () => {
    const clock = createCaseClock();
    const resolve = (now: string): unknown => {
      clock.set(now);
      const call = { id: '1', toolId: 'test.remind' as const, arguments: { at: verbatim('tomorrow at nine in the morning') } };
      return resolveArguments(call, { definition: remind, outcomes: new Map(), normaliser: createNormaliser(), context: clock.context });
    };
    expect(resolve('2026-12-31 20:00:00')).toMatchObject({ status: 'resolved', resolved: { arguments: { at: '2027-01-01 09:00:00' } } });
    expect(resolve('2026-03-04 10:20:00')).toMatchObject({ status: 'resolved', resolved: { arguments: { at: '2026-03-05 09:00:00' } } });
  });
});
