import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFirstInFirstOut } from './first-in-first-out.ts';

describe('createFirstInFirstOut', () => {
  test('behaves as an array that is pushed and shifted', () => {
    const blocks = fc.array(fc.record({ adds: fc.nat({ max: 3000 }), takes: fc.nat({ max: 3000 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(blocks, (steps) => {
        const queue = createFirstInFirstOut<number>();
        const model: number[] = [];
        let next = 0;
        for (const { adds, takes } of steps) {
          for (let count = 0; count < adds; count++) {
            queue.add(next);
            model.push(next++);
          }
          const taken = Array.from({ length: takes }, () => queue.take());
          const shifted = model.splice(0, takes);
          expect(taken).toEqual([...shifted, ...Array.from({ length: takes - shifted.length })]);
          expect(queue.size).toBe(model.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});
