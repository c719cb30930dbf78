import { machineContext, resolveArguments, verbatim, type AnyTool, type JsonValue, type ToolParameter } from '@octoweave/core';
import { createNormaliser } from '@octoweave/core/normaliser';
import { describeValue } from '../presentation/describe-values.ts';
import type { Conversation } from './terminal.ts';

type Values = Readonly<Record<string, JsonValue>>;

/** Values to be gone through. */
export interface AskForValuesOptions {
  readonly conversation: Conversation;
  readonly tool: AnyTool;
  /** What they are now. */
  readonly values: Values;
}

/**
 * Asks for each value of a call, with what it is now as the answer to begin with.
 *
 * - Words are understood as they are in a request, and asked for again until they are a value of the parameter, or words that its tool looks
 *   up.
 * - Undefined where an answer did not come.
 */
export async function askForValues({ conversation, tool, values }: AskForValuesOptions): Promise<Values | undefined> {
  const edited: Record<string, JsonValue> = {};
  for (const parameter of tool.definition.parameters) {
    // One question after the other: there is one person.
    const answer = await askForValue({ conversation, tool, parameter, value: values[parameter.name] });
    if (!answer) return undefined;
    if (answer.value !== undefined) edited[parameter.name] = answer.value;
  }
  return edited;
}

interface AskForValueOptions extends Pick<AskForValuesOptions, 'conversation' | 'tool'> {
  readonly parameter: ToolParameter;
  readonly value: JsonValue | undefined;
}

/** An answer; without a value where the parameter is left out. */
interface Answer {
  readonly value: JsonValue | undefined;
}

async function askForValue({ conversation, tool, parameter, value }: AskForValueOptions): Promise<Answer | undefined> {
  const { name, schema, isOptional } = parameter;
  const listed: readonly JsonValue[] = schema.type === 'enumeration' ? schema.values : schema.type === 'boolean' ? [true, false] : [];
  if (listed.length > 0) {
    const choices = [...listed, ...(isOptional ? [undefined] : [])].map((choice) => ({
      value: { value: choice },
      label: choice === undefined ? '(leave it out)' : describeValue(choice),
    }));
    return conversation.choose(name, choices, { initial: choices.find((choice) => choice.value.value === value)?.value });
  }
  const read = createReader(parameter, tool);
  const initial = value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value);
  const text = await conversation.askText(name, {
    initial,
    check: (words) => {
      const reading = read(words);
      return typeof reading === 'string' ? reading : undefined;
    },
  });
  const reading = text === undefined ? undefined : read(text);
  return typeof reading === 'string' ? undefined : reading;
}

/** Reads words as a value of a parameter, or says what is wrong with them. */
function createReader(parameter: ToolParameter, tool: AnyTool): (words: string) => Answer | string {
  const normaliser = createNormaliser();
  const context = machineContext();
  return (words) => {
    if (words.trim() === '' && parameter.isOptional) return { value: undefined };
    const normalised = normaliser.normaliseArgument({ parameter, text: words, isNegated: false, context });
    switch (normalised.status) {
      case 'normalised':
        return { value: normalised.value };
      case 'invalid':
        return readWords(words, parameter, tool) ?? normalised.reason;
      case 'ambiguous':
        return `That may be ${normalised.choices.map(describeValue).join(' or ')}; say which.`;
    }
  };
}

/** Words that the tool looks up on its device, where it does, beside items that are values; what they stand for is shown before it is run. */
function readWords(words: string, parameter: ToolParameter, { definition, lookUps = {} }: AnyTool): Answer | undefined {
  const resolution = resolveArguments(
    { id: '', toolId: `.${definition.name}`, arguments: { [parameter.name]: verbatim(words) } },
    {
      definition: { ...definition, parameters: [parameter] },
      outcomes: new Map(),
      normaliser: createNormaliser(),
      context: machineContext(),
      isLookedUp: (name) => Object.hasOwn(lookUps, name),
    },
  );
  return resolution.status === 'needs-look-up' ? { value: resolution.said.arguments[parameter.name] } : undefined;
}
