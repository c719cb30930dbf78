import { dependenciesOf } from '@octoweave/core';
import { Graph, layout } from '@dagrejs/dagre';
import type { CallRecord } from '../run/run-record.ts';

/** The size of a call in the drawing. */
export const nodeSize = { width: 208, height: 60 } as const;

/** A call and where its middle is. */
export interface PlacedCall {
  readonly record: CallRecord;
  readonly x: number;
  readonly y: number;
}

/** A line from a call to one that waits for it. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Calls and what they wait for, placed from left to right. */
export interface CallLayout {
  readonly width: number;
  readonly height: number;
  readonly calls: readonly PlacedCall[];
  readonly edges: readonly PlacedEdge[];
}

/** Places the calls of a run: one column for each step that has to wait for the one before. */
export function layOutCalls(records: readonly CallRecord[]): CallLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 20, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { call } of records) graph.setNode(call.id, { ...nodeSize });
  const known = new Set(records.map(({ call }) => call.id));
  for (const { call } of records) for (const id of dependenciesOf(call)) if (known.has(id)) graph.setEdge(id, call.id);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    calls: records.map((record) => {
      const { x, y } = graph.node(record.call.id);
      return { record, x, y };
    }),
    edges: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points })),
  };
}
