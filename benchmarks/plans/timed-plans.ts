import { defineTool, literal, printPlan, reference, toolId, type CallId, type OfferedTool, type ToolCall } from '@octoweave/core';
import { z } from 'zod';

/** A plan whose calls take a known time. */
export interface TimedPlan {
  readonly calls: readonly ToolCall[];
  /** The plan as a model writes it. */
  readonly text: string;
  readonly latencyMs: ReadonlyMap<CallId, number>;
}

/** The most calls of a plan. */
export const mostCalls = 8;

/** What plans are made of: call n is of tool n. They take words and results of up to two earlier calls, and none of them waits for another. */
export const workTools: readonly OfferedTool[] = Array.from({ length: mostCalls }, (_, index) => {
  const name = `look_up_${index + 1}`;
  const definition = defineTool({
    name,
    summary: 'Looks something up.',
    input: z.object({ words: z.string(), first: z.string().optional(), second: z.string().optional() }),
    output: z.string(),
    effect: 'read',
    resource: `benchmark.${name}`,
  });
  return { toolId: toolId('benchmark', name), definition };
});

/** What a call may take, in milliseconds: a look at the phone book, and a search of the web. */
const latencyRangeMs = { shortest: 50, longest: 2_500 };
const words = [
  'the number of Sid',
  'free evenings next week',
  'the weather in Oslo on Friday',
  'directions to the station',
  'who wrote to me today',
];

/** A sequence of numbers from 0 to 1 that depends on its seed alone (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A plan of so many calls.
 *
 * - Each call needs up to two of those before it, and more often none or one. Latencies are spread evenly over their orders of magnitude.
 */
export function createTimedPlan(size: number, random: () => number): TimedPlan {
  const calls = Array.from({ length: size }, (_, index): ToolCall => {
    const needs = chooseNeeds(index, random).map((needed) => reference(String(needed + 1)));
    const said = words[Math.floor(random() * words.length)] ?? '';
    const [first, second] = needs;
    return {
      id: String(index + 1),
      toolId: toolId('benchmark', `look_up_${index + 1}`),
      arguments: { words: literal(said), ...(first && { first }), ...(second && { second }) },
    };
  });
  const { shortest, longest } = latencyRangeMs;
  const latencyMs = new Map(calls.map(({ id }) => [id, Math.round(shortest * (longest / shortest) ** random())]));
  return { calls, latencyMs, text: printPlan(calls, workTools) };
}

function chooseNeeds(index: number, random: () => number): readonly number[] {
  const count = Math.min(index, Math.floor(random() * 3));
  const needs = new Set<number>();
  while (needs.size < count) needs.add(Math.floor(random() * index));
  return [...needs];
}
