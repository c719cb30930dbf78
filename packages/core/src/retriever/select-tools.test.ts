import { describe, expect, it } from 'vitest';
import type { RetrievedTool } from './retriever.ts';
import { selectTools, type ToolSelection } from './select-tools.ts';

const scored: readonly RetrievedTool[] = [
  { toolId: 'home.lamp', score: 0.1 },
  { toolId: 'home.oven', score: 0.8 },
  { toolId: 'home.door', score: 0.1 },
  { toolId: 'home.bell', score: 0.3 },
];
const select = (selection: ToolSelection): readonly string[] => selectTools(scored, selection).map(({ toolId }) => toolId.slice(5));

describe('selectTools', () => {
  it('keeps tools of at least the score, best first', () => {
    expect(select({ minimumScore: 0.3, minimumTools: 0 })).toEqual(['oven', 'bell']);
  });

  it('keeps the best ones whatever their score', () => {
    expect(select({ minimumScore: 1, minimumTools: 2 })).toEqual(['oven', 'bell']);
    expect(select({ minimumScore: 1, minimumTools: 9 })).toHaveLength(4);
  });

  it('leaves equal tools in their order', () => {
    expect(select({ minimumScore: 0, minimumTools: 0 })).toEqual(['oven', 'bell', 'lamp', 'door']);
  });

  it('keeps no more than the most', () => {
    expect(select({ minimumScore: 0, minimumTools: 3, maximumTools: 1 })).toEqual(['oven']);
  });
});
