import { controlSegment, textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { controlToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import type { WrittenCall } from './call-syntax-tree.ts';
import { printWrittenCall } from './print-written-call.ts';

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
  const tool = (toolId: ToolId): void => {
    const functionalToken = vocabulary.byTool(toolId);
    if (!functionalToken)
      throw new VocabularyError({
        code: 'tool-without-token',
        message: `The tool ${toolId} has no functional token. Add its pack to the vocabulary.`,
        issues: [],
      });
    control(functionalToken.text);
  };

  if (calls.length === 0) control(controlToken.abstain);
  calls.forEach((call, index) => {
    if (index > 0) text(';');
    printWrittenCall(call, { tool, text });
  });
  control(controlToken.end);
  return segments;
}
