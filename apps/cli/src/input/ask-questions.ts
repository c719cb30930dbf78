import { literal, verbatim, type CallArgument, type CallId, type EndedCall, type MissingValue } from '@octoweave/core';
import { describeAnswer } from '../presentation/describe-values.ts';
import { printable } from '../presentation/paint.ts';
import type { Conversation } from './terminal.ts';

/** What was answered, by call and parameter. */
export type Answers = ReadonlyMap<CallId, Readonly<Record<string, CallArgument>>>;

/**
 * Asks what calls need to know: from a list where there is one, in words where there is none.
 *
 * - A call is among the answers once all of its questions have one. Without an answer to one question, the rest is not asked.
 */
export async function askQuestions(ended: readonly EndedCall[], conversation: Conversation): Promise<Answers> {
  const answers = new Map<CallId, Readonly<Record<string, CallArgument>>>();
  for (const { call, outcome } of ended) {
    if (outcome.status !== 'needs-input') continue;
    const said: Record<string, CallArgument> = {};
    for (const missing of outcome.missing) {
      if (Object.hasOwn(said, missing.parameter)) continue;
      // One question after the other: there is one person.
      const answer = await askQuestion(missing, conversation);
      if (!answer) return answers;
      said[missing.parameter] = answer;
    }
    answers.set(call.id, said);
  }
  return answers;
}

/** Words are data, whatever they look like; a normaliser makes them a value as it would those of a request. */
async function askQuestion({ question, choices }: MissingValue, conversation: Conversation): Promise<CallArgument | undefined> {
  if (choices.length > 0)
    return conversation.choose(
      printable(question),
      choices.map((choice) => ({ value: literal(choice), label: describeAnswer(choice) })),
    );
  const words = (await conversation.askText(printable(question)))?.trim();
  return words ? verbatim(words) : undefined;
}
