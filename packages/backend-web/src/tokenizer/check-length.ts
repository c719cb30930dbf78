import { SessionError } from '@octoweave/core/contract';
import type { EncodedPrompt } from './encode-segments.ts';

/**
 * Refuses a prompt that leaves no room to answer, rather than letting old tokens slip out.
 *
 * @throws {SessionError} `context-overflow` | `prompt-empty`
 */
export function checkLength(prompt: EncodedPrompt, contextTokens: number): EncodedPrompt {
  const { length } = prompt.ids;
  if (length >= contextTokens)
    throw new SessionError({
      code: 'context-overflow',
      message: `The prompt has ${length} tokens, and the context holds ${contextTokens}. Say it in fewer words.`,
    });
  if (length === 0)
    throw new SessionError({ code: 'prompt-empty', message: 'The prompt has no tokens. Give the model something to read.' });
  return prompt;
}
