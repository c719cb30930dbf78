import { boxPadding, layOutPlan, letterWidth, lineHeight, type PlacedArrow, type PlacedBox } from './lay-out-plan.ts';
import { textColumns } from '../presentation/text-columns.ts';
import { printable } from '../presentation/paint.ts';
import type { PlanGraph } from './plan-graph.ts';

/** Colours of a page by day and by night: the picture brings its own ground, so that it can be read on any. */
const style = `
    svg { --ground: #fbfcfd; --ink: #1c2733; --quiet: #5a6b7b; --line: #8a9aa8; --call: #ffffff; --edge: #b8c4ce; --step: #e4eef8; --said: #1c4e80; --asks: #8a4b00; }
    @media (prefers-color-scheme: dark) {
      svg { --ground: #11171d; --ink: #e3e9ef; --quiet: #9babb9; --line: #6f8192; --call: #1b242d; --edge: #40505e; --step: #1d3348; --said: #7db8ee; --asks: #f0b465; }
    }
    text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: var(--quiet); white-space: pre; }
    .title { font-weight: 600; fill: var(--ink); }
    .said { fill: var(--said); }
    .asks { fill: var(--asks); }
    .ground { fill: var(--ground); }
    .call { fill: var(--call); stroke: var(--edge); }
    .step { fill: var(--step); stroke: var(--edge); }
    .query { fill: none; stroke: none; }
    .arrow { fill: none; stroke: var(--line); stroke-width: 1.4; }
    .tip { fill: var(--line); }
    .under { fill: var(--ground); }
`;

/** A plan as a picture that can be read on light and dark pages. */
export function printPlanSvg(plan: PlanGraph): string {
  const { width, height, boxes, arrows } = layOutPlan(plan);
  const size = `${round(width)} ${round(height)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" width="${round(width)}" height="${round(height)}" role="img">
  <title>${escape(`Plan: ${plan.query}`)}</title>
  <style>${style}  </style>
  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
  <rect class="ground" width="100%" height="100%"/>
${[...arrows.map(printArrow), ...boxes.map(printBox)].join('\n')}
</svg>
`;
}

function printBox({ type, title, lines, questions, x, y, width, height }: PlacedBox): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const texts = [
    { text: title, className: type === 'query' ? 'title said' : 'title' },
    ...lines.map((text) => ({ text, className: '' })),
    ...questions.map((text) => ({ text, className: 'asks' })),
  ];
  const written = texts.map(({ text, className }, index) => {
    const place = `x="${round(left + boxPadding)}" y="${round(top + boxPadding + 10 + index * lineHeight)}"`;
    return `    <text ${place}${className === '' ? '' : ` class="${className}"`}>${escape(text)}</text>`;
  });
  const box = `<rect class="${type}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="6"/>`;
  return `  <g>\n    ${box}\n${written.join('\n')}\n  </g>`;
}

function printArrow({ points, label, x, y }: PlacedArrow): string {
  const line = `  <path class="arrow" marker-end="url(#tip)" d="${curveThrough(points)}"/>`;
  if (label === '') return line;
  const width = textColumns(label) * letterWidth + 8;
  return `${line}
  <rect class="under" x="${round(x - width / 2)}" y="${round(y - lineHeight / 2)}" width="${round(width)}" height="${lineHeight}"/>
  <text x="${round(x - width / 2 + 4)}" y="${round(y + 4)}">${escape(label)}</text>`;
}

/** Goes through every point, and through each of them straight down. */
function curveThrough([first, ...rest]: PlacedArrow['points']): string {
  if (!first) return '';
  let path = `M${at(first)}`;
  let from = first;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path += `C${at({ x: from.x, y: middle })} ${at({ x: to.x, y: middle })} ${at(to)}`;
    from = to;
  }
  return path;
}

const at = ({ x, y }: { readonly x: number; readonly y: number }): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => printable(text).replaceAll(/[&<>"']/gu, (character) => entities[character] ?? character);
