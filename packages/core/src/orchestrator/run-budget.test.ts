import { describe, expect, test } from 'vitest';
import { createBudgetMeter, type ExceededBudget } from './run-budget.ts';

describe('createBudgetMeter', () => {
  test('stops once, at the first limit that is passed, after saying which', () => {
    const heard: (ExceededBudget | 'stop')[] = [];
    const meter = createBudgetMeter({ budget: { calls: 2, tokens: 10 }, exceed: () => heard.push('stop') });
    meter.exceeded.subscribe((exceeded) => heard.push(exceeded));
    expect([meter.spend('calls', 1), meter.spend('calls', 1), meter.spend('steps', 99), meter.spend('tokens', 10)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(heard).toEqual([]);
    expect([meter.spend('calls', 1), meter.spend('tokens', 1)]).toEqual([false, false]);
    expect(heard).toEqual([{ limit: 'calls', allowed: 2 }, 'stop']);
  });
});
