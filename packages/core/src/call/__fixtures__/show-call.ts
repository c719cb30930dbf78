import type { CallArgument, ToolCall } from '../tool-call.ts';

/** A call of the home pack on one line: words after `~`, references after `mark`, `?` for what is missing. */
export function showCall({ id, toolId, arguments: named }: ToolCall, mark: '$' | '@'): string {
  const values = Object.entries(named).map(([name, argument]) => [name, showArgument(argument, mark)]);
  return `${id} ${toolId.replace('home.', '')} ${JSON.stringify(Object.fromEntries(values))}`;
}

function showArgument(argument: CallArgument, mark: '$' | '@'): unknown {
  switch (argument.type) {
    case 'literal':
      return argument.value;
    case 'verbatim':
      return `${argument.isNegated ? '-' : ''}~${argument.text}`;
    case 'reference':
      return `${mark}${argument.callId}`;
    case 'list':
      return argument.items.map((item) => showArgument(item, mark));
    case 'missing':
      return '?';
  }
}
