import type { TokenDelta } from '@octoweave/core/contract';
import type { TokenBytes } from '../tokenizer/token-bytes.ts';

/** What tokens are told by. */
export interface CreateTokenDeltasOptions {
  /** Text and id of every control token. */
  readonly controlIds: ReadonlyMap<string, number>;
  readonly tokenBytes: TokenBytes;
}

/** Makes the events of one generation's tokens, in their order: bytes of a character that is not complete wait for the rest. */
export function createTokenDeltas({
  controlIds,
  tokenBytes,
}: CreateTokenDeltasOptions): (tokenId: number, probability: number | undefined) => TokenDelta {
  const controlTexts = new Map([...controlIds].map(([text, id]) => [id, text]));
  const newDecoder = (): TextDecoder => new TextDecoder('utf-8', { ignoreBOM: true });
  let decoder = newDecoder();
  return (tokenId, probability) => {
    const controlText = controlTexts.get(tokenId);
    if (controlText === undefined)
      return { type: 'token-delta', tokenId, isControl: false, text: decoder.decode(tokenBytes(tokenId), { stream: true }), probability };
    decoder = newDecoder();
    return { type: 'token-delta', tokenId, isControl: true, text: controlText, probability };
  };
}
