import { plainFrame, type GenerationEvent } from '@octoweave/core';
import {
  createSuggestionReader,
  printSuggestionPrompt,
  type CheckedSuggestion,
  type SuggestedLine,
  type SuggestionChecker,
  type SuggestionTask,
} from '@octoweave/forge';
import { concat, concatMap, defer, from, map, of, take, type Observable, type OperatorFunction } from 'rxjs';
import type { OpenedModel } from '../compose/open-model.ts';

/** What comes of asking: each line of an answer, and then the end of its task. */
export type SuggestionEvent =
  | { readonly type: 'suggestion'; readonly task: SuggestionTask; readonly suggestion: CheckedSuggestion }
  | { readonly type: 'task-end'; readonly task: SuggestionTask };

/** Who is asked, and how. */
export interface AskForPhrasingsOptions {
  /** One that follows instructions. */
  readonly model: OpenedModel;
  readonly checker: SuggestionChecker;
  /** Sentences asked for in each task. */
  readonly wanted: number;
  /** Draws what the model is shown; it answers greedily, so that the same prompt has the same answer where the engine allows it. */
  readonly seed: number;
}

/** Room for the longest answer that is wanted, and for a few thoughts before it. */
const maxTokens = 1024;
/** A model that does not stop where it was told to is stopped; it may talk for as many lines as there are sentences. */
const linesPerSentence = 2;

/**
 * Asks a model task after task.
 *
 * - An answer is read while it is written, and ended once it has the lines that were wanted.
 * - Unsubscribing stops the generation and asks nothing more.
 */
export function askForPhrasings(tasks: readonly SuggestionTask[], options: AskForPhrasingsOptions): Observable<SuggestionEvent> {
  return from(tasks).pipe(concatMap((task) => concat(askForTask(task, options), of({ type: 'task-end' as const, task }))));
}

function askForTask(
  task: SuggestionTask,
  { model: { session, instruction }, checker, wanted, seed }: AskForPhrasingsOptions,
): Observable<SuggestionEvent> {
  const { frame = plainFrame, stopTokens } = instruction ?? {};
  return defer(() => session.generate({ prompt: frame(printSuggestionPrompt(task, { wanted, seed })), maxTokens, stopTokens })).pipe(
    readLines(),
    take(wanted * linesPerSentence),
    map((line) => ({ type: 'suggestion' as const, task, suggestion: checker.check(task, line) })),
  );
}

function readLines(): OperatorFunction<GenerationEvent, SuggestedLine> {
  return (events) =>
    defer(() => {
      const reader = createSuggestionReader();
      return events.pipe(
        concatMap((event): readonly SuggestedLine[] => {
          if (event.type === 'generation-end') return reader.end({ isComplete: event.reason !== 'max-tokens' });
          return event.type === 'token-delta' && !event.isControl ? reader.push(event.text) : [];
        }),
      );
    });
}
