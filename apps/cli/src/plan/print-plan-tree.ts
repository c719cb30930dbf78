import { printable, type Paint } from '../presentation/paint.ts';
import { describePlanArguments, toolNameOf } from './describe-plan-call.ts';
import type { PlanCall, PlanGraph, PlanStepNode } from './plan-graph.ts';

interface TreeNode {
  readonly label: string;
  readonly children: readonly TreeNode[];
}

const toolColumns = 24;

/**
 * A plan as a tree for a terminal.
 *
 * - A call stands below the last call it needs; others that it needs are named behind it.
 */
export function printPlanTree({ query, steps, calls, warnings, answer }: PlanGraph, paint: Paint): string {
  const treesOf = (group: readonly PlanCall[], parent: PlanCall | undefined): readonly TreeNode[] =>
    group
      .filter((call) => parentOf(call, group) === parent)
      .map((call) => ({ label: labelOfCall(call, parent, paint), children: treesOf(group, call) }));
  const callsOf = (step: number | undefined): readonly PlanCall[] => calls.filter((call) => call.step === step);
  const trees: readonly TreeNode[] = [
    ...steps.map((step) => ({ label: labelOfStep(step, paint), children: treesOf(callsOf(step.number), undefined) })),
    ...treesOf(callsOf(undefined), undefined),
  ];
  const notes = [
    ...warnings.map((warning) => `  ${paint.asking('note')}  ${printable(warning)}`),
    ...(answer === undefined ? [] : [`  ${printable(answer)}`]),
  ];
  return `${[printable(query), ...printTrees(trees), ...notes].join('\n')}\n`;
}

function printTrees(trees: readonly TreeNode[]): readonly string[] {
  return trees.flatMap(({ label, children }, index) => {
    const isLast = index === trees.length - 1;
    return [`${isLast ? '└─' : '├─'} ${label}`, ...printTrees(children).map((line) => `${isLast ? '  ' : '│ '} ${line}`)];
  });
}

/** The last of the calls it needs, where that belongs to the same step. */
const parentOf = ({ needs }: PlanCall, group: readonly PlanCall[]): PlanCall | undefined =>
  group.findLast(({ id }) => needs.some(({ callId }) => callId === id));

function labelOfCall(call: PlanCall, parent: PlanCall | undefined, paint: Paint): string {
  const name = toolNameOf(call);
  const others = call.needs.filter(({ callId }) => callId !== parent?.id).map(({ callId }) => callId);
  const values = describePlanArguments(call).join(', ');
  const notes = [
    ...(others.length === 0 ? [] : [`needs ${others.join(', ')} as well`]),
    ...call.questions.map((question) => printable(question)),
  ];
  return `${call.id}  ${paint.tool(name)}${' '.repeat(Math.max(1, toolColumns - name.length))}${values}${notes.map((note) => `  ${paint.asking(note)}`).join('')}`.trimEnd();
}

function labelOfStep({ number, text, needs, outcome }: PlanStepNode, paint: Paint): string {
  const after = needs.length === 0 ? '' : paint.quiet(`  after step ${needs.join(', ')}`);
  const unserved = outcome?.status === 'abstained' || outcome?.status === 'unrouted' ? `  ${paint.asking('no tool does that')}` : '';
  return `${paint.quiet(`step ${number}`)}  ${printable(text)}${after}${unserved}`;
}
