import { randomUUID } from 'node:crypto';
import type { PromptSegment } from '@octoweave/core/contract';
import { Template } from '@huggingface/jinja';

/** What is put into a chat after its template was rendered: no content ever passes through a template. */
export type ChatSlot = 'instructions' | 'request' | 'answer';

/** A piece of a rendered chat: of the template itself, or a place for a content. */
export type ChatPiece = PromptSegment | { readonly type: 'slot'; readonly slot: ChatSlot };

/** One message of a chat. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  /** Texts and the names that `slotName` gives to slots. */
  readonly content: string;
}

/** Renders a chat. @throws {Error} where the template refuses the messages. */
export type ChatTemplate = (messages: readonly ChatMessage[]) => readonly ChatPiece[];

/** What a chat template needs to know of its model. */
export interface CreateChatTemplateOptions {
  readonly source: string;
  readonly controlTokens: readonly string[];
  readonly bosToken: string | undefined;
  readonly eosToken: string | undefined;
}

/** No template can hold it by chance or on purpose. */
const nonce = randomUUID().replaceAll('-', '');

/** What stands for a slot while a template is rendered. */
export const slotName = (slot: ChatSlot): string => `${slot}${nonce}`;

const slots: readonly ChatSlot[] = ['instructions', 'request', 'answer'];

/**
 * Reads a model's chat template (Jinja).
 *
 * - Control segments are the model's own control tokens where the template itself wrote them.
 * - Where the last message is not the assistant's, the chat ends where its answer is to begin, with no thinking out loud before it.
 *
 * @throws {Error} where it is no template.
 */
export function createChatTemplate({ source, controlTokens, bosToken = '', eosToken = '' }: CreateChatTemplateOptions): ChatTemplate {
  const template = new Template(source);
  const slotOf = new Map(slots.map((slot) => [slotName(slot), slot]));
  const controls = new Set(controlTokens);
  // Of tokens that begin alike the longest is meant, as the engine has it.
  const marks = [...slotOf.keys(), ...controls].toSorted((left, right) => right.length - left.length).map(escapePattern);
  const mark = new RegExp(`(${marks.join('|')})`, 'u');

  return (messages) =>
    template
      .render({
        messages,
        add_generation_prompt: messages.at(-1)?.role !== 'assistant',
        bos_token: bosToken,
        eos_token: eosToken,
        enable_thinking: false,
      })
      .split(mark)
      .filter((text) => text !== '')
      .map((text): ChatPiece => {
        const slot = slotOf.get(text);
        return slot ? { type: 'slot', slot } : { type: controls.has(text) ? 'control' : 'text', text };
      });
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}
