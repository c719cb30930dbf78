import type { JournalledCall, JournalledRun } from '@octoweave/core';
import { describeArguments, describeChange } from './describe-values.ts';
import { printable, type Paint } from './paint.ts';

/** A run of the journal, for a person: what was asked, and what is known of each call. */
export function describeRun({ runId, startedAt, request, calls, end }: JournalledRun, paint: Paint): string {
  const ended = end ? printable(end.status) : paint.bad('not ended: it was cut off, or is under way');
  const lines = calls.length === 0 ? ['  nothing was called'] : calls.map((call) => describeCall(call, paint));
  const id = paint.quiet(`run ${printable(runId)}`);
  return [`${paint.quiet(printable(startedAt ?? '?'))}  ${describeRequest(request)}  ${ended}  ${id}`, ...lines, ''].join('\n');
}

function describeRequest(request: JournalledRun['request']): string {
  switch (request?.type) {
    case 'query':
      return `"${printable(request.query)}"`;
    case 'calls':
      return 'given calls';
    case 'undo':
      return `undo of run ${printable(request.runId)}`;
    case undefined:
      return '(what was asked is lost)';
  }
}

const labelColumns = 11;
const nameColumns = 36;

function describeCall(call: JournalledCall, paint: Paint): string {
  const label = call.status.padEnd(labelColumns);
  const coloured = { confirmed: paint.good, failed: paint.bad, asked: paint.asking, unknown: paint.bad }[call.status](label);
  const details = [...call.changes.map(describeChange), ...explain(call)].map((detail) => `\n  ${' '.repeat(labelColumns)}${detail}`);
  return `  ${coloured}${printable(call.toolId).padEnd(nameColumns)}${describeArguments(call.arguments)}${details.join('')}`;
}

/** What status and changes do not say. */
function explain({ status, outcome, approval, undo }: JournalledCall): readonly string[] {
  const consent = { person: 'by a person', rule: 'by an option' };
  return [
    ...(outcome?.status === 'failed' ? [printable(outcome.message)] : []),
    ...(outcome?.status === 'needs-input' ? outcome.questions.map(printable) : []),
    ...(status === 'unknown' ? ['Whether it took effect is not known; look at the device.'] : []),
    ...(undo ? [`${undo.status === 'undone' ? 'undone' : 'half undone'} by run ${printable(undo.runId)}`] : []),
    ...(approval
      ? [`consented to ${approval.by ? consent[approval.by] : ''}${approval.decision === 'edit' ? ', with other values' : ''}`.trimEnd()]
      : []),
  ];
}
