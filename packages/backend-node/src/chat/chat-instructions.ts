import { AgentError, controlSegment, textSegment, type PromptSegment, type Session } from '@octoweave/core/contract';
import { plainFrame, type InstructionFrame } from '@octoweave/core';
import { readChatMetadata } from './chat-metadata.ts';
import { createChatTemplate, slotName, type ChatMessage, type ChatPiece, type ChatTemplate } from './chat-template.ts';
import { breakTextMarks, readTextMarks } from './template-marks.ts';

/** How an instruct model is asked; fits the options of `createCompilerPlanner` and `createJsonPlanner`. */
export interface ChatInstructions {
  readonly frame: InstructionFrame;
  /** Control tokens that end an answer. */
  readonly stopTokens: readonly string[];
  /** False where the model file holds no chat template: it is asked in plain text, which only large models follow. */
  readonly usesTemplate: boolean;
}

/** The layouts of a prompt, the preferred one first; some templates refuse or drop messages of the system. */
const layouts: readonly (readonly ChatMessage[])[] = [
  [
    { role: 'system', content: slotName('instructions') },
    { role: 'user', content: slotName('request') },
  ],
  [{ role: 'user', content: `${slotName('instructions')}\n\n${slotName('request')}` }],
];

/**
 * How to ask the instruct model of a session, by the chat template in its file.
 *
 * - What a person said and what a tool returned never passes through the template and never becomes a control token.
 * - Marks that the template writes as text, such as `[INST]` of models without such a token, are broken by a space inside contents.
 * - Without a template: plain text, after the token that the model's prompts begin with.
 *
 * @throws {AgentError} `chat-template-unusable` where the template cannot be read, or drops what it is given.
 */
export function createChatInstructions({ model, tokenizer }: Pick<Session, 'model' | 'tokenizer'>): ChatInstructions {
  const { template: source, prependsBos, bosId, endIds } = readChatMetadata(model);
  const textOf = new Map([...tokenizer.controlTokens].map(([text, id]) => [id, text]));
  const bosToken = bosId === undefined ? undefined : textOf.get(bosId);
  const endTokens = endIds.flatMap((id) => textOf.get(id) ?? []);
  const beginning = prependsBos && bosToken !== undefined ? [controlSegment(bosToken)] : [];
  if (source === undefined)
    return { frame: (parts) => [...beginning, ...plainFrame(parts)], stopTokens: unique(endTokens), usesTemplate: false };

  const controlTokens = [...tokenizer.controlTokens.keys()];
  const [template, layout] = orRefuse(model.id, () => {
    const read = createChatTemplate({ source, controlTokens, bosToken, eosToken: endTokens[0] });
    return [read, chooseLayout(read)] as const;
  });
  const answered = renderAnswered(template, layout);
  const marks = readTextMarks([...template(layout), ...answered]);

  const frame: InstructionFrame = (parts) => {
    const segments = template(layout).map((piece): PromptSegment => {
      if (piece.type !== 'slot') return piece;
      return textSegment(piece.slot === 'answer' ? '' : breakTextMarks(parts[piece.slot].text.trim(), marks));
    });
    const [first] = segments;
    const hasBeginning = first?.type === 'control' && first.text === bosToken;
    return joinTexts(hasBeginning ? segments : [...beginning, ...segments]);
  };
  return { frame, stopTokens: unique([...readAnswerEnd(answered), ...endTokens]), usesTemplate: true };
}

/** @throws {AgentError} `chat-template-unusable` */
function orRefuse<Value>(modelId: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new AgentError({
      code: 'chat-template-unusable',
      message: `The chat template of ${modelId} cannot be used: ${error instanceof Error ? error.message : String(error)} Give the planner a frame of your own, or use another model.`,
      cause: error,
    });
  }
}

/** The first layout of which the template keeps everything. @throws {Error} where there is none. */
function chooseLayout(template: ChatTemplate): readonly ChatMessage[] {
  let refusal: unknown = new Error('it drops the messages it is given.');
  for (const layout of layouts) {
    try {
      const slots = template(layout).flatMap((piece) => (piece.type === 'slot' ? [piece.slot] : []));
      if (slots.join(' ') === 'instructions request') return layout;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** The chat after an answer; nothing where the template knows no answers. */
function renderAnswered(template: ChatTemplate, layout: readonly ChatMessage[]): readonly ChatPiece[] {
  try {
    return template([...layout, { role: 'assistant', content: slotName('answer') }]);
  } catch {
    return [];
  }
}

/** The control token that ends an answer, where the template writes one. */
function readAnswerEnd(answered: readonly ChatPiece[]): readonly string[] {
  const answer = answered.findIndex((piece) => piece.type === 'slot' && piece.slot === 'answer');
  const end = answer < 0 ? undefined : answered.slice(answer + 1).find((piece) => piece.type !== 'text' || piece.text.trim() !== '');
  return end?.type === 'control' ? [end.text] : [];
}

/** Texts side by side as one: tokenizers join what stands together, and so did they when the model was trained. */
function joinTexts(segments: readonly PromptSegment[]): readonly PromptSegment[] {
  const joined: PromptSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.type === 'text' && last?.type === 'text') joined.splice(-1, 1, textSegment(last.text + segment.text));
    else joined.push(segment);
  }
  return joined;
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
