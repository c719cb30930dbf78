import type { ModelDescription } from '@octoweave/core/contract';
import type { LlamaModel } from 'node-llama-cpp';

/** Keys of a model's metadata that chats need, as GGUF names them. */
const chatKey = {
  template: 'tokenizer.chat_template',
  prependsBos: 'tokenizer.ggml.add_bos_token',
  bos: 'tokenizer.ggml.bos_token_id',
  eos: 'tokenizer.ggml.eos_token_id',
  eot: 'tokenizer.ggml.eot_token_id',
} as const;

/** What a model file says of chats with it. */
export interface ChatMetadata {
  /** Jinja, as the model's makers wrote it; undefined where the file holds none. */
  readonly template: string | undefined;
  /** Whether a prompt begins with the token `bosId`, also where the template does not write it. */
  readonly prependsBos: boolean;
  readonly bosId: number | undefined;
  /** Ids of tokens after which the model has said all. */
  readonly endIds: readonly number[];
}

/** The metadata of a loaded model; where the file leaves something out, what llama.cpp takes for it. */
export function printChatMetadata(
  template: string | undefined,
  { bos, eos, eot, shouldPrependBosToken }: LlamaModel['tokens'],
): Record<string, string> {
  const values = {
    [chatKey.template]: template,
    [chatKey.prependsBos]: shouldPrependBosToken,
    [chatKey.bos]: bos,
    [chatKey.eos]: eos,
    [chatKey.eot]: eot,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined || value === null ? [] : [[key, String(value)]])),
  );
}

/** Reads the metadata of an open model. */
export function readChatMetadata({ metadata }: ModelDescription): ChatMetadata {
  const idOf = (key: string): number | undefined => (metadata[key] === undefined ? undefined : Number(metadata[key]));
  return {
    template: metadata[chatKey.template],
    prependsBos: metadata[chatKey.prependsBos] === 'true',
    bosId: idOf(chatKey.bos),
    endIds: [idOf(chatKey.eos), idOf(chatKey.eot)].filter((id) => id !== undefined),
  };
}
