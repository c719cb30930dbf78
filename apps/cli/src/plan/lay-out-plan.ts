import { Graph, layout } from '@dagrejs/dagre';
import { printable } from '../presentation/paint.ts';
import { fitColumns, textColumns } from '../presentation/text-columns.ts';
import { describePlanArguments, toolNameOf } from './describe-plan-call.ts';
import type { PlanGraph } from './plan-graph.ts';

/** A box of the picture: what it says, and where it stands. */
export interface PlacedBox {
  readonly type: 'query' | 'step' | 'call';
  readonly title: string;
  readonly lines: readonly string[];
  readonly questions: readonly string[];
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line from what is waited for to what waits. */
export interface PlacedArrow {
  /** From the middle of the lower side of one to that of the upper side of the other, around what stands between. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Parameters that take the outcome. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A plan with a place for everything. */
export interface PlacedPlan {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** Sizes in pixels; letters are all of one width. */
export const letterWidth = 7.3;
export const lineHeight = 18;
export const boxPadding = 12;

const widestLine = 56;
const widestTitle = 96;
const margin = 24;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Route {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label?: string;
  readonly x?: number;
  readonly y?: number;
}

interface DagreEdge {
  readonly v: string;
  readonly w: string;
}

/** What is used of dagre, whose own declarations cannot be read by module resolution as Node does it. */
interface DagreGraph {
  setGraph(options: object): void;
  setNode(id: string, size: object): void;
  setEdge(from: string, to: string, label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  node(id: string): Place;
  edges(): readonly DagreEdge[];
  edge(edge: DagreEdge): Route;
}

type Box = Pick<PlacedBox, 'type' | 'title' | 'lines' | 'questions'>;

/** Places steps and calls with dagre, from above to below, whatever waits below what it waits for. */
export function layOutPlan({ query, steps, calls }: PlanGraph): PlacedPlan {
  const boxes = new Map<string, Box>();
  const graph: DagreGraph = new Graph();
  const constraints: { readonly left: string; readonly right: string }[] = [];
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 44, marginx: margin, marginy: margin });
  /** What waits for the same stands in the order in which it was planned. */
  const inOrder = (ids: readonly string[]): void => {
    for (const [index, right] of ids.slice(1).entries()) constraints.push({ left: ids[index] ?? right, right });
  };
  const addBox = (id: string, { type, title, lines = [], questions = [] }: Partial<Box> & Pick<Box, 'type' | 'title'>): void => {
    const fit = (text: string): string => fitColumns(printable(text), type === 'call' ? widestLine : widestTitle);
    const box: Box = { type, title: fit(title), lines: lines.map(fit), questions: questions.map(fit) };
    const written = [box.title, ...box.lines, ...box.questions];
    boxes.set(id, box);
    graph.setNode(id, {
      width: Math.max(...written.map(textColumns)) * letterWidth + 2 * boxPadding,
      height: written.length * lineHeight + 2 * boxPadding - 6,
    });
  };
  const addArrow = (from: string, to: string, label = ''): void => {
    graph.setEdge(from, to, label === '' ? {} : { label, width: textColumns(label) * letterWidth + 8, height: lineHeight, labelpos: 'c' });
  };

  addBox('query', { type: 'query', title: query });
  for (const { number, text, needs } of steps) {
    addBox(`step-${number}`, { type: 'step', title: `${number}. ${text}` });
    if (needs.length === 0) addArrow('query', `step-${number}`);
    for (const needed of needs) addArrow(`step-${needed}`, `step-${number}`);
  }
  for (const call of calls) {
    const { id, step, needs, questions } = call;
    addBox(id, { type: 'call', title: `${id}. ${toolNameOf(call)}`, lines: describePlanArguments(call), questions });
    if (needs.length === 0) addArrow(step === undefined ? 'query' : `step-${step}`, id);
    for (const { callId, parameters } of needs) addArrow(callId, id, parameters.join(', '));
  }
  const rootsOf = (number: number | undefined): readonly string[] =>
    calls.filter(({ step, needs }) => step === number && needs.length === 0).map(({ id }) => id);
  for (const ids of [rootsOf(undefined), ...steps.map(({ number }) => rootsOf(number))]) inOrder(ids);
  layout(graph, { constraints });

  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: [...boxes].map(([id, box]) => {
      const { x, y, width: boxWidth, height: boxHeight } = graph.node(id);
      return { ...box, x, y, width: boxWidth, height: boxHeight };
    }),
    arrows: graph.edges().map((edge) => {
      const { points, label = '', x = 0, y = 0 } = graph.edge(edge);
      const [from, to] = [graph.node(edge.v), graph.node(edge.w)];
      const start = { x: from.x, y: from.y + from.height / 2 };
      const end = { x: to.x, y: to.y - to.height / 2 };
      // Between neighbouring ranks nothing is in the way.
      return { points: [start, ...(points.length > 3 || label !== '' ? points.slice(1, -1) : []), end], label, x, y };
    }),
  };
}
