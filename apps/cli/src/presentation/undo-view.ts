import type { JournalledRun, UndoPlan, UndoStep } from '@octoweave/core';
import { describeArguments } from './describe-values.ts';
import { createPaint, printable, type Paint } from './paint.ts';

/** Shows on standard output how a run is going to be undone: as a person reads it, or as one JSON object. */
export function createShowPlan(run: JournalledRun, { json }: { readonly json: boolean }): (plan: UndoPlan) => void {
  if (json) return ({ steps }) => void process.stdout.write(`${JSON.stringify({ type: 'undo-plan', runId: run.runId, steps })}\n`);
  return (plan) => void process.stdout.write(describeUndoPlan(run, plan, createPaint(process.stdout)));
}

/** What stays and why, and what is different afterwards all the same. */
function describeUndoPlan({ runId, request }: JournalledRun, { steps }: UndoPlan, paint: Paint): string {
  const asked = request?.type === 'query' ? `  "${printable(request.query)}"` : '';
  const lines = steps.flatMap((step) => describeStep(step, paint));
  return [`${paint.quiet(`undoes run ${printable(runId)}`)}${asked}`, ...lines, ''].join('\n');
}

const nameColumns = 24;
const argumentColumns = 22;

function describeStep(step: UndoStep, paint: Paint): readonly string[] {
  if (step.type === 'undo') return step.remains === undefined ? [] : [`  ${paint.asking('note')}   ${printable(step.remains)}`];
  // Nobody expects what only looked to be undone.
  if (step.code === 'only-read') return [];
  const { toolId, arguments: values } = step.call;
  const name = printable(toolId.slice(toolId.indexOf('.') + 1)).padEnd(nameColumns);
  return [`  ${paint.asking('stays')}  ${name} ${describeArguments(values).padEnd(argumentColumns)} ${printable(step.reason)}`];
}
