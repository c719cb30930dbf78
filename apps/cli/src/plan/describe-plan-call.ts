import type { CallArgument } from '@octoweave/core';
import { describeAnswer } from '../presentation/describe-values.ts';
import { printable } from '../presentation/paint.ts';
import type { PlanCall } from './plan-graph.ts';

/** The name of a tool without its pack. */
export const toolNameOf = ({ toolId }: PlanCall): string => toolId.slice(toolId.indexOf('.') + 1);

/** Each argument with its name: the value that would be sent, or what stands for it: `$1` for an outcome, `?` for what was not said. */
export function describePlanArguments({ arguments: written, values }: PlanCall): readonly string[] {
  if (values) return Object.entries(values).map(([name, value]) => `${printable(name)} ${describeAnswer(value)}`);
  return Object.entries(written).map(([name, argument]) => `${printable(name)} ${describeArgument(argument)}`);
}

function describeArgument(argument: CallArgument): string {
  switch (argument.type) {
    case 'literal':
      return describeAnswer(argument.value);
    case 'verbatim':
      return printable(`${argument.isNegated ? '-' : ''}${argument.text}`);
    case 'reference':
      return `$${argument.callId}`;
    case 'list':
      return argument.items.map(describeArgument).join(' and ');
    case 'missing':
      return '?';
  }
}
