import { SessionError, type PromptSegment } from '@octoweave/core/contract';
import type { EncodeText } from './bpe-encoder.ts';
import { cleanText, hiddenName } from './hidden-names.ts';

/** A prompt as an engine takes it and as it reads it. */
export interface EncodedPrompt {
  /** With hidden names for control tokens. */
  readonly text: string;
  readonly ids: readonly number[];
}

/** What segments are encoded with. */
export interface SegmentEncoder {
  /** Text and id of every control token. */
  readonly controlIds: ReadonlyMap<string, number>;
  readonly encodeText: EncodeText;
}

/**
 * Encodes a prompt. Neighbouring text segments are read as one text.
 *
 * @throws {SessionError} `control-token-unknown`
 */
export function encodeSegments(segments: readonly PromptSegment[], { controlIds, encodeText }: SegmentEncoder): EncodedPrompt {
  const parts = joinTexts(segments).map((segment): EncodedPrompt => {
    if (segment.type === 'text') {
      const text = cleanText(segment.text);
      return { text, ids: encodeText(text) };
    }
    const id = controlTokenId(segment.text, { controlIds });
    return { text: hiddenName(id), ids: [id] };
  });
  return { text: parts.map(({ text }) => text).join(''), ids: parts.flatMap(({ ids }) => ids) };
}

/** The id of a control token. @throws {SessionError} `control-token-unknown` */
export function controlTokenId(text: string, { controlIds }: Pick<SegmentEncoder, 'controlIds'>): number {
  const id = controlIds.get(text);
  if (id === undefined)
    throw new SessionError({
      code: 'control-token-unknown',
      message: `The model has no control token "${text}". Use a model that was made with this vocabulary.`,
    });
  return id;
}

/** What stands side by side in a prompt is one text to the engine. */
function joinTexts(segments: readonly PromptSegment[]): readonly PromptSegment[] {
  const joined: PromptSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.type === 'text' && last?.type === 'text') joined[joined.length - 1] = { type: 'text', text: last.text + segment.text };
    else joined.push(segment);
  }
  return joined;
}
