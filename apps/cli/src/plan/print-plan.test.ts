import { describe, expect, it } from 'vitest';
import { stepsGraph } from '../__fixtures__/plan-graph.ts';
import { createPaint } from '../presentation/paint.ts';
import { layOutPlan } from './lay-out-plan.ts';
import { printPlanMermaid } from './print-plan-mermaid.ts';
import { printPlanSvg } from './print-plan-svg.ts';
import { printPlanTree } from './print-plan-tree.ts';

const hostile = `"]) --> x\n<script>alert(1)</script>\u001B[31m\u202E&#0;`;
const hostileGraph = {
  ...stepsGraph,
  query: hostile,
  steps: stepsGraph.steps.map((step) => ({ ...step, text: hostile })),
  calls: stepsGraph.calls.map((call) => ({ ...call, values: { [hostile]: hostile }, questions: [hostile] })),
};

describe('printPlanTree', () => {
  it('has calls below their steps, and a call below the last it needs', () => {
    expect(printPlanTree(stepsGraph, createPaint({})).split('\n')).toEqual([
      'meet Sid & <b>Priya</b>',
      '├─ step 1  warm the car up',
      '│  └─ 1  set_fan_speed           zone driver, level 3',
      '└─ step 2  invite them  after step 1',
      '   ├─ 2  get_email_address       name Sid',
      '   └─ 3  get_email_address       name Priya  Which Priya?',
      '      └─ 4  compose_new_email       recipients $2 and $3, subject ?  needs 2 as well',
      '  note  A line was no call.',
      '',
    ]);
  });

  it('writes out what a terminal would obey', () => {
    const tree = printPlanTree(hostileGraph, createPaint({}));
    expect(['\u001B', '\u202E'].filter((character) => tree.includes(character))).toEqual([]);
  });
});

describe('printPlanMermaid', () => {
  it('has a box for each step, and an arrow for each result that is handed on', () => {
    expect(printPlanMermaid(stepsGraph).split('\n')).toEqual([
      'flowchart TD',
      '  query(["meet Sid #38; #60;b#62;Priya#60;/b#62;"])',
      '  subgraph step1["1. warm the car up"]',
      '    call1["1. set_fan_speed<br/>zone driver<br/>level 3"]',
      '  end',
      '  subgraph step2["2. invite them"]',
      '    call2["2. get_email_address<br/>name Sid"]',
      '    call3["3. get_email_address<br/>name Priya<br/>Which Priya?"]',
      '    call4["4. compose_new_email<br/>recipients $2 and $3<br/>subject ?"]',
      '  end',
      '  query --> step1',
      '  step1 --> step2',
      '  call2 -->|"recipients"| call4',
      '  call3 -->|"recipients"| call4',
      '',
    ]);
  });

  it('lets no text end its label', () => {
    const labels = printPlanMermaid(hostileGraph).match(/"[^"]*"/gu) ?? [];
    expect(labels.filter((label) => /[<>"[\]`](?!br\/>)/u.test(label.slice(1, -1).replaceAll('<br/>', '')))).toEqual([]);
    expect(printPlanMermaid(hostileGraph)).not.toContain('script>');
  });
});

describe('printPlanSvg', () => {
  it('says everything the plan does, and can be read by day and by night', () => {
    const svg = printPlanSvg(stepsGraph);
    for (const said of ['meet Sid &amp; &lt;b&gt;Priya&lt;/b&gt;', '2. invite them', 'zone driver', 'recipients $2 and $3', 'Which Priya?'])
      expect(svg).toContain(`>${said}</text>`);
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('holds no element that somebody else has written', () => {
    const elements = (svg: string): readonly string[] => [...new Set(svg.match(/<[a-z]+/gu))].toSorted();
    expect(elements(printPlanSvg(hostileGraph))).toEqual(elements(printPlanSvg(stepsGraph)));
  });
});

describe('layOutPlan', () => {
  it('places whatever waits below what it waits for, and no box on another', () => {
    const { boxes, width, height } = layOutPlan(stepsGraph);
    const top = (title: string): number => boxes.find((box) => box.title === title)?.y ?? NaN;
    expect(top('4. compose_new_email')).toBeGreaterThan(top('2. get_email_address'));
    expect(top('2. invite them')).toBeGreaterThan(top('1. warm the car up'));
    const overlaps = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) => Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height,
        ),
    );
    expect(overlaps).toEqual([]);
    expect(boxes.every((box) => box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= width && box.y + box.height / 2 <= height)).toBe(
      true,
    );
  });
});
