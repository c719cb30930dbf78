import type { FlatCalls } from './flatten-calls.ts';
import { findAssignment } from './find-assignment.ts';
import { isSameTool } from './tool-name.ts';

/** Calls by the names of their tools, and which waits for which. */
export interface ToolGraph {
  readonly tools: readonly string[];
  /** Each once, between indexes of `tools`. */
  readonly edges: readonly (readonly [dependency: number, dependent: number])[];
}

/** `undecided`: the search was given up; it counts as different. */
export type GraphComparison = 'isomorphic' | 'different' | 'undecided';

/** Bounds of a comparison. */
export interface CompareCallGraphsOptions {
  /** The most pairs of calls that are tried. @defaultValue 100000 */
  readonly maximumSteps?: number | undefined;
}

/** The graph of flat calls. */
export function toolGraphOf({ calls }: FlatCalls): ToolGraph {
  return {
    tools: calls.map(({ tool }) => tool),
    edges: calls.flatMap(({ dependencies }, dependent) => dependencies.map((dependency) => [dependency, dependent] as const)),
  };
}

/** Compares two call graphs by the names of their tools alone: TinyAgent's success rate. Arguments play no part; nor does the order of calls. */
export function compareCallGraphs(gold: ToolGraph, predicted: ToolGraph, { maximumSteps }: CompareCallGraphsOptions = {}): GraphComparison {
  if (gold.tools.length !== predicted.tools.length || gold.edges.length !== predicted.edges.length) return 'different';
  const [left, right] = [adjacencyOf(gold), adjacencyOf(predicted)];
  const canAssign = (node: number, candidate: number, assigned: readonly number[]): boolean =>
    isSameTool(gold.tools[node]!, predicted.tools[candidate]!) &&
    left.dependencies[node]!.size === right.dependencies[candidate]!.size &&
    left.dependents[node]!.size === right.dependents[candidate]!.size &&
    left.dependents[node]!.has(node) === right.dependents[candidate]!.has(candidate) &&
    assigned.every(
      (other, index) =>
        left.dependencies[node]!.has(index) === right.dependencies[candidate]!.has(other) &&
        left.dependents[node]!.has(index) === right.dependents[candidate]!.has(other),
    );
  const { type } = findAssignment({ size: gold.tools.length, canAssign, maximumSteps });
  return type === 'found' ? 'isomorphic' : type === 'none' ? 'different' : 'undecided';
}

interface Adjacency {
  readonly dependencies: readonly ReadonlySet<number>[];
  readonly dependents: readonly ReadonlySet<number>[];
}

function adjacencyOf({ tools, edges }: ToolGraph): Adjacency {
  const dependencies = tools.map(() => new Set<number>());
  const dependents = tools.map(() => new Set<number>());
  for (const [dependency, dependent] of edges) {
    dependencies[dependent]?.add(dependency);
    dependents[dependency]?.add(dependent);
  }
  return { dependencies, dependents };
}
