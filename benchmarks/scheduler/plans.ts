import { reference, type ToolCall } from '@octoweave/core';

/** How the calls of a plan need each other. */
export type PlanShape = 'chain' | 'fan-out' | 'layered';

export const planShapes: readonly PlanShape[] = ['chain', 'fan-out', 'layered'];

const layerWidth = 10;

/**
 * A plan of so many calls.
 *
 * - `chain`: each call needs the one before it.
 * - `fan-out`: every call needs the first.
 * - `layered`: layers of ten; each call needs two of the layer before.
 */
export function createPlan(shape: PlanShape, size: number): readonly ToolCall[] {
  return Array.from({ length: size }, (_, index) => ({
    id: String(index),
    toolId: 'benchmark.act',
    arguments: Object.fromEntries(needsOf(shape, index).map((needed, place) => [`input_${place}`, reference(String(needed))])),
  }));
}

function needsOf(shape: PlanShape, index: number): readonly number[] {
  switch (shape) {
    case 'chain':
      return index === 0 ? [] : [index - 1];
    case 'fan-out':
      return index === 0 ? [] : [0];
    case 'layered': {
      const layerStart = index - (index % layerWidth);
      if (layerStart === 0) return [];
      const before = layerStart - layerWidth;
      return [before + (index % layerWidth), before + ((index * 3 + 1) % layerWidth)];
    }
    default:
      throw new TypeError(`No plan is a ${String(shape satisfies never)}.`);
  }
}
