import { escapeText } from '../grammar/quoted-text.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';

/** Takes what is written, in order. */
export interface CallPrinter {
  /** The name of a call, or the token that stands for it. */
  readonly tool: (id: ToolId) => void;
  readonly text: (text: string) => void;
}

/**
 * Writes one call with positional arguments (`docs/call-language.md`), whatever its surface names tools by.
 *
 * - `'driver'`: a canonical value. `" seventy two"`: words of the request, after one space.
 */
export function printWrittenCall({ toolId, arguments: written }: WrittenCall, printer: CallPrinter): void {
  const { tool, text } = printer;
  const printList = (items: readonly WrittenArgument[]): void =>
    items.forEach((item, index) => {
      if (index > 0) text(', ');
      printArgument(item);
    });
  const printArgument = (argument: WrittenArgument): void => {
    switch (argument.type) {
      case 'literal':
        return text(printLiteral(argument.value));
      case 'verbatim':
        return text(`${argument.isNegated ? '-' : ''}" ${escapeText(argument.text, '"')}"`);
      case 'reference':
        return text(`$${argument.index}`);
      case 'list':
        text('[');
        printList(argument.items);
        return text(']');
      case 'nested':
        return printWrittenCall(argument.call, printer);
      case 'missing':
        return text('?');
      case 'omitted':
        return text('None');
      default:
        return assertNever(argument);
    }
  };

  tool(toolId);
  text('(');
  printList(written);
  text(')');
}

/** A canonical value as a Python literal, as Octopus v2 writes them. */
function printLiteral(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${escapeText(value, "'")}'`;
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(printLiteral).join(', ')}]`;
  throw new TypeError('Calls have no object literals.');
}
