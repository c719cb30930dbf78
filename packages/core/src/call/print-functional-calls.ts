import { controlSegment, textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import { escapeText } from '../grammar/quoted-text.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';

/**
 * Writes calls in functional-token syntax, format 1 (`docs/call-language.md`), as segments: functional tokens are control, all else text.
 *
 * - `'driver'`: a canonical value. `" seventy two"`: words of the request, after one space, so that they have the request's tokens.
 * - No calls are written as `<nexa_abstain>`. Always ends in `<nexa_end>`.
 *
 * @throws {VocabularyError} `tool-without-token` for a tool outside the vocabulary.
 */
export function printFunctionalCalls(calls: readonly WrittenCall[], vocabulary: FunctionalTokenVocabulary): readonly PromptSegment[] {
  const segments: PromptSegment[] = [];
  let pending = '';
  const text = (piece: string): void => {
    pending += piece;
  };
  const control = (name: string): void => {
    if (pending !== '') segments.push(textSegment(pending));
    pending = '';
    segments.push(controlSegment(name));
  };

  const printCall = ({ toolId, arguments: written }: WrittenCall): void => {
    const functionalToken = vocabulary.byTool(toolId);
    if (!functionalToken)
      throw new VocabularyError({
        code: 'tool-without-token',
        message: `The tool ${toolId} has no functional token. Add its pack to the vocabulary.`,
        issues: [],
      });
    control(functionalToken.text);
    text('(');
    written.forEach((argument, index) => {
      if (index > 0) text(', ');
      printArgument(argument);
    });
    text(')');
  };
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
        argument.items.forEach((item, index) => {
          if (index > 0) text(', ');
          printArgument(item);
        });
        return text(']');
      case 'nested':
        return printCall(argument.call);
      case 'missing':
        return text('?');
      case 'omitted':
        return text('None');
      default:
        return assertNever(argument);
    }
  };

  if (calls.length === 0) control(controlToken.abstain);
  calls.forEach((call, index) => {
    if (index > 0) text(';');
    printCall(call);
  });
  control(controlToken.end);
  return segments;
}

/** A canonical value as a Python literal, as Octopus v2 writes them. */
function printLiteral(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${escapeText(value, "'")}'`;
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(printLiteral).join(', ')}]`;
  throw new TypeError('Functional-token syntax has no object literals.');
}
