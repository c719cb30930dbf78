import { describe, expect, test } from 'vitest';
import { evaluateMixed } from './__fixtures__/mixed-evaluation.ts';
import { checkMinimums, parseMinimum } from './check-minimums.ts';

describe('parseMinimum', () => {
  test('reads a metric and a share', () => {
    expect(parseMinimum('call=0.9')).toEqual({ metric: 'call', minimum: 0.9 });
    expect(parseMinimum('abstain.recall=1')).toEqual({ metric: 'abstain.recall', minimum: 1 });
  });

  test.each(['call', 'call=', 'call=90', 'call=-0.1', 'call=NaN', 'call=0x1', 'calls=0.9', 'toString=0.9', 'call=0.9=1', ''])(
    'refuses %j',
    (text) => {
      expect(() => parseMinimum(text)).toThrow(expect.objectContaining({ code: 'minimum-invalid' }));
    },
  );
});

describe('checkMinimums', () => {
  test('gives what is missed, and what was never measured', async () => {
    const { all } = await evaluateMixed();
    const minimums = [
      'call=0.5',
      'function=0.51',
      'strict=0',
      'servable.call=0.6',
      'abstain.precision=0.5',
      'abstain.recall=0.6',
      'servable.function=0.1',
    ].map(parseMinimum);
    expect(checkMinimums(all, minimums)).toEqual([
      { metric: 'function', minimum: 0.51, rate: 0.5 },
      { metric: 'strict', minimum: 0, rate: null },
      { metric: 'servable.call', minimum: 0.6, rate: 0.5 },
      { metric: 'abstain.recall', minimum: 0.6, rate: 0.5 },
    ]);
  });
});
