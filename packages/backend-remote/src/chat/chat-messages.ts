import { SessionError, controlSegment, type PromptSegment } from '@octoweave/core/contract';
import type { InstructionFrame } from '@octoweave/core';
import { breakControlTexts } from './break-control-texts.ts';

/** Who speaks in a message. */
export type ChatRole = 'system' | 'user' | 'assistant';

/** One message of a chat. */
export interface ChatMessage {
  readonly role: ChatRole;
  readonly content: string;
}

const roles: ReadonlySet<string> = new Set<ChatRole>(['system', 'user', 'assistant']);
const isRole = (text: string): text is ChatRole => roles.has(text);

/** Instructions as a message of the system, the request as one of the user: for planners over a chat backend. */
export const chatFrame: InstructionFrame = ({ instructions, request }) => [
  controlSegment('system' satisfies ChatRole),
  instructions,
  controlSegment('user' satisfies ChatRole),
  request,
];

/**
 * Reads a prompt as messages: a control segment `system`, `user` or `assistant` begins one, and text before any is the user's.
 *
 * - No text can end its message: messages are fields of the request, and what could be read as a control token in them is broken.
 *
 * @throws {SessionError} `control-token-unknown` for other control segments, `prompt-empty` where there is no text.
 */
export function readMessages(prompt: readonly PromptSegment[]): readonly ChatMessage[] {
  const messages: { readonly role: ChatRole; readonly texts: string[] }[] = [];
  for (const { type, text } of prompt) {
    if (type === 'text') {
      const last = messages.at(-1);
      if (last) last.texts.push(text);
      else messages.push({ role: 'user', texts: [text] });
    } else if (isRole(text)) messages.push({ role: text, texts: [] });
    else
      throw new SessionError({
        code: 'control-token-unknown',
        message: `A chat endpoint takes no control token "${text}". Mark messages with system, user or assistant, or use llamaServerBackend.`,
      });
  }
  if (!messages.some(({ texts }) => texts.some((text) => text !== '')))
    throw new SessionError({ code: 'prompt-empty', message: 'The prompt has no text. Give the model something to read.' });
  return messages.map(({ role, texts }) => ({ role, content: breakControlTexts(texts.join('')) }));
}
