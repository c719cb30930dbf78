import {
  createRequestText,
  printFunctionalCalls,
  type FunctionalTokenVocabulary,
  type WrittenArgument,
  type WrittenCall,
} from '@octoweave/core';
import { draftText, type DraftRequest } from './draft-request.ts';

/** One line of `train.jsonl`: what a model reads and what it must write. */
export interface TrainingExample {
  /** The control token before the request, which says what is to be written. @defaultValue `<nexa_request>`: calls */
  readonly role?: string | undefined;
  /** Folded, with one space before each word. */
  readonly request: string;
  readonly target: readonly TargetSegment[];
}

/** Text, or a control token by its text. */
export type TargetSegment = string | { readonly control: string };

/** A draft as an example, or why it cannot be one. */
export type CheckedExample =
  | { readonly status: 'valid'; readonly example: TrainingExample }
  | { readonly status: 'invalid'; readonly reason: 'request-empty' | 'span-not-in-request' };

/**
 * Prints a draft as an example.
 *
 * - Every verbatim argument is a run of words of the request, which a device gets back as it was said.
 *
 * @throws {VocabularyError} `tool-without-token` for a tool outside the vocabulary.
 */
export function checkExample(draft: DraftRequest, vocabulary: FunctionalTokenVocabulary): CheckedExample {
  const request = createRequestText(draftText(draft));
  if (request.words.length === 0) return { status: 'invalid', reason: 'request-empty' };
  const isSaid = draft.calls.flatMap(spansOf).every((span) => request.restore(span) !== undefined);
  if (!isSaid) return { status: 'invalid', reason: 'span-not-in-request' };
  const target = printFunctionalCalls(draft.calls, vocabulary).map((segment) =>
    segment.type === 'control' ? { control: segment.text } : segment.text,
  );
  return { status: 'valid', example: { request: request.folded, target } };
}

/** The words of the request a call is made of. */
export function spansOf(call: WrittenCall): readonly string[] {
  return call.arguments.flatMap(argumentSpans);
}

function argumentSpans(argument: WrittenArgument): readonly string[] {
  switch (argument.type) {
    case 'verbatim':
      return [argument.text];
    case 'list':
      return argument.items.flatMap(argumentSpans);
    case 'nested':
      return spansOf(argument.call);
    default:
      return [];
  }
}
