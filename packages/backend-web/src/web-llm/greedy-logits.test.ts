import { describe, expect, it } from 'vitest';
import { createGreedyLogits } from './greedy-logits.ts';

describe('createGreedyLogits', () => {
  it('leaves the likeliest token alone possible, and remembers how likely each was', () => {
    const { processor, probabilityOf } = createGreedyLogits();
    const processed = processor.processLogits(Float32Array.of(0, Math.log(3), Number.NEGATIVE_INFINITY));
    expect([...processed]).toEqual([Number.NEGATIVE_INFINITY, 0, Number.NEGATIVE_INFINITY]);
    expect([0, 1, 2, 3].map(probabilityOf)).toEqual([expect.closeTo(0.25), expect.closeTo(0.75), 0, 0]);
  });

  it('chooses among logits with their biases', () => {
    const { processor, bias } = createGreedyLogits();
    bias(new Map([[0, 2]]));
    expect([...processor.processLogits(Float32Array.of(0, 1))]).toEqual([0, Number.NEGATIVE_INFINITY]);
    bias(new Map());
    expect([...processor.processLogits(Float32Array.of(0, 1))]).toEqual([Number.NEGATIVE_INFINITY, 0]);
  });
});
