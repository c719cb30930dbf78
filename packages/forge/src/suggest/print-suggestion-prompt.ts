import { describeSchema, textSegment, type InstructionParts, type ToolParameter } from '@octoweave/core';
import type { PhrasingSlot } from '../corpus/phrasing.ts';
import { createRandomSource } from '../random-source.ts';
import { drawSome } from './draw-some.ts';
import type { SuggestionTask } from './suggestion-task.ts';

/** The version of the text that `printSuggestionPrompt` prints and `createSuggestionReader` reads. */
export const suggestionPromptVersion = 'octoweave-suggest/1';

/** What a model is told besides the task. */
export interface PrintSuggestionPromptOptions {
  /** How many sentences are asked for. */
  readonly wanted: number;
  /** Draws the sentences that are shown. */
  readonly seed: number;
}

/** Enough to show what has been said, and few enough to leave room for an answer. */
const shownSentences = 8;
const shownValues = 8;

/**
 * Asks for more ways to say one call.
 *
 * - The instructions are the same for every call of a tool, so that their key-value cache can be kept.
 * - The same task, options and seed make the same text.
 */
export function printSuggestionPrompt(task: SuggestionTask, { wanted, seed }: PrintSuggestionPromptOptions): InstructionParts {
  const { name, summary, parameters } = task.tool;
  const instructions = [
    rules,
    [`Tool: ${name} - ${summary}`, ...parameters.map(describeParameter)].join('\n'),
    ...(task.conventions === '' ? [] : [`What people mean:\n${task.conventions}`]),
  ].join('\n\n');
  const shown = drawSome([...new Set(task.known)], { count: shownSentences, random: createRandomSource(seed) });
  const request = [
    `Call: ${task.header}`,
    ...[...task.slots].map(([slot, filling]) => `{${slot}} stands for ${describeSlot(filling)}`),
    ...(shown.length === 0 ? [] : ['Already written:', ...shown.map((sentence) => `- ${sentence}`)]),
    `Write ${wanted} other sentences that ask for this call.`,
  ].join('\n');
  return { instructions: textSegment(instructions), request: textSegment(request) };
}

const rules = `Protocol: ${suggestionPromptVersion}
You write down how people talk to a device. For one call of a tool, write sentences with which different people ask for exactly that call: orders, questions, hints, complaints, fragments, old and young, in a hurry or polite.
- One sentence a line, each after "- ". Nothing before, between and after them.
- Lower case, plain words and commas, no full stop, question mark or exclamation mark at the end, no quotes around.
- A name in braces is a slot: repeat it as it stands, {like_this}, in every sentence, where its words would be said. No value and no unit beside it. No other braces, no brackets.
- A value in the call that is no slot has to be what the sentence means, in anybody's words. A free text in quotes has to stand in the sentence, word for word.
- ? stands for a value that is needed and that the sentence does not say.
- What the call leaves out, the sentence leaves out.
- [a|b|] in sentences that are already written is one of the words, or none. Write none yourself.
- Other verbs and other sentences, not the same ones with a word changed.`;

function describeParameter({ name, description, schema, isOptional, unit }: ToolParameter): string {
  return `  ${name}${isOptional ? '?' : ''}: ${describeSchema(schema)}${unit === undefined ? '' : ` ${unit}`}. ${description}`.trimEnd();
}

function describeSlot(slot: PhrasingSlot): string {
  switch (slot.type) {
    case 'values':
      return `words such as: ${slot.values
        .slice(0, shownValues)
        .map(({ surfaces }) => surfaces[0] ?? '')
        .join(', ')}`;
    case 'number':
      return `a number${slot.parameter.unit === undefined ? '' : ' with its unit'}`;
    case 'text':
      return `a text of the kind "${slot.source}"`;
  }
}
