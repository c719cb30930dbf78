import { defer, reduce, type Observable } from 'rxjs';
import type { ActiveAdapter } from '../backend/generate-request.ts';
import type { GenerationEndReason } from '../backend/generation-event.ts';
import type { PromptSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { whileNotAborted } from '../internal/while-not-aborted.ts';
import { implementTool } from '../tool/define-tool.ts';
import { ToolFailure } from '../tool/tool-failure.ts';
import type { Tool, ToolDefinition } from '../tool/tool.ts';

/** What a text is written with. */
export interface ImplementWriterOptions<Input> {
  /** Stays its owner's; where a planner has the same one, writing waits for its turn. */
  readonly session: Session;
  /** What was said, and what other tools returned, is for text segments: it can be no control token. */
  readonly prompt: (input: Input) => readonly PromptSegment[];
  /** The most tokens of one text. @defaultValue 512 */
  readonly maxTokens?: number | undefined;
  /** @defaultValue none: the model's own end mark ends a text */
  readonly stopTokens?: readonly string[] | undefined;
  /** @defaultValue none */
  readonly adapters?: readonly ActiveAdapter[] | undefined;
}

interface WrittenText {
  readonly text: string;
  readonly reason: GenerationEndReason | undefined;
}

/**
 * A tool that has a model write: the body of a mail, the summary of a document.
 *
 * - Its value is a text like any other: a later call may refer to it, and nothing in it is a call, a reference or a control token.
 * - A text that broke off at `maxTokens`, or is empty, is a failure: half a mail is not sent.
 * - Ending the call stops the generation.
 */
export function implementWriter<Input>(
  definition: ToolDefinition<Input, string>,
  { session, prompt, maxTokens = 512, stopTokens, adapters }: ImplementWriterOptions<Input>,
): Tool<Input, string> {
  const write = (input: Input): Observable<WrittenText> =>
    defer(() => session.generate({ prompt: prompt(input), maxTokens, stopTokens, adapters })).pipe(
      reduce(
        (written: WrittenText, event): WrittenText => {
          if (event.type === 'generation-end') return { ...written, reason: event.reason };
          return event.type === 'token-delta' && !event.isControl ? { ...written, text: written.text + event.text } : written;
        },
        { text: '', reason: undefined },
      ),
    );
  return implementTool(definition, async (input, { signal }) => {
    const { text, reason } = await whileNotAborted(write(input), signal);
    if (reason === 'max-tokens')
      throw new ToolFailure({
        code: 'text-unfinished',
        message: `The text for ${definition.name} was not finished within ${maxTokens} tokens.`,
        advice: 'Ask for a shorter text, or allow more tokens.',
      });
    const words = text.trim();
    if (words === '') throw new ToolFailure({ code: 'text-empty', message: `The model wrote no text for ${definition.name}.` });
    return words;
  });
}
