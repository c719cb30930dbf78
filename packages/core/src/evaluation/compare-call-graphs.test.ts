import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCallGraphs, type ToolGraph } from './compare-call-graphs.ts';
import { isSameTool } from './tool-name.ts';

function permutations(size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return permutations(size - 1).flatMap((order) => Array.from({ length: size }, (_, place) => order.toSpliced(place, 0, size - 1)));
}

function isIsomorphicByBruteForce(left: ToolGraph, right: ToolGraph): boolean {
  if (left.tools.length !== right.tools.length || left.edges.length !== right.edges.length) return false;
  const edges = new Set(right.edges.map(String));
  return permutations(left.tools.length).some(
    (order) =>
      left.tools.every((tool, index) => isSameTool(tool, right.tools[order[index]!]!)) &&
      left.edges.every(([from, to]) => edges.has(String([order[from], order[to]]))),
  );
}

function renumber({ tools, edges }: ToolGraph, order: readonly number[]): ToolGraph {
  const renumbered: string[] = [];
  tools.forEach((tool, index) => {
    renumbered[order[index]!] = tool;
  });
  return { tools: renumbered, edges: edges.map(([from, to]) => [order[from]!, order[to]!] as const).toReversed() };
}

const anyGraph: fc.Arbitrary<ToolGraph> = fc.array(fc.constantFrom('a', 'b', 'pack.a'), { maxLength: 5 }).chain((tools) =>
  fc.record({
    tools: fc.constant(tools),
    edges: fc.subarray(tools.flatMap((_, from) => tools.map((__, to) => [from, to] as const))),
  }),
);

describe('compareCallGraphs', () => {
  test('agrees with brute force on small graphs, loops and cycles among them', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (left, right) => {
        expect(compareCallGraphs(left, right) === 'isomorphic').toBe(isIsomorphicByBruteForce(left, right));
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with brute force where tools and numbers of edges are the same', () => {
    const pairs = fc.integer({ min: 2, max: 5 }).chain((size) => {
      const all = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const).filter(
        ([from, to]) => from < to,
      );
      const edges = fc.integer({ min: 0, max: all.length }).chain((count) => {
        const some = fc.subarray(all, { minLength: count, maxLength: count });
        return fc.tuple(some, some);
      });
      return edges.map(([left, right]) =>
        [left, right].map((chosen): ToolGraph => ({ tools: Array.from({ length: size }, () => 'a'), edges: chosen })),
      );
    });
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        expect(compareCallGraphs(left!, right!) === 'isomorphic').toBe(isIsomorphicByBruteForce(left!, right!));
      }),
      { numRuns: 1000 },
    );
  });

  test('finds a graph isomorphic to itself in any order', () => {
    const graphAndOrder = anyGraph.chain((graph) => {
      const places = graph.tools.map((_, index) => index);
      return fc.tuple(fc.constant(graph), fc.shuffledSubarray(places, { minLength: places.length }));
    });
    fc.assert(
      fc.property(graphAndOrder, ([graph, order]) => {
        expect(compareCallGraphs(graph, renumber(graph, order))).toBe('isomorphic');
      }),
    );
  });

  test('gives up within its bound', () => {
    const size = 16;
    const tools = Array.from({ length: size }, () => 'a');
    const ring = (length: number, start: number): readonly (readonly [number, number])[] =>
      Array.from({ length }, (_, index) => [start + index, start + ((index + 1) % length)] as const);
    const one: ToolGraph = { tools, edges: ring(size, 0) };
    const two: ToolGraph = { tools, edges: [...ring(size / 2, 0), ...ring(size / 2, size / 2)] };
    expect(compareCallGraphs(one, two, { maximumSteps: 10 })).toBe('undecided');
    expect(compareCallGraphs(one, two)).not.toBe('isomorphic');
  });
});
