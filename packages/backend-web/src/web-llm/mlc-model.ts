import type { ModelSource } from '@octoweave/core/contract';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EncodeText } from '../tokenizer/bpe-encoder.ts';
import type { TokenBytes } from '../tokenizer/token-bytes.ts';
import { webLlmLoadError } from './web-llm-load-error.ts';
import { readTokenizerJson, type TokenizerJson } from './read-tokenizer-json.ts';

/** What a compiled model says of itself. */
export interface MlcModel {
  readonly contextTokens: number;
  readonly architecture: string;
  readonly endIds: ReadonlySet<number>;
  readonly controlIds: ReadonlyMap<string, number>;
  readonly vocabularySize: number;
  readonly tokenBytes: TokenBytes;
  readonly encodeText: EncodeText;
}

/** The part of `mlc-chat-config.json` that is read here. */
interface MlcChatConfig {
  readonly context_window_size?: number;
  readonly model_type?: string;
  readonly conv_template?: { readonly stop_token_ids?: readonly number[] };
}

/** How a model's own files are read. */
export interface ReadMlcModelOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the configuration and the tokenizer of a compiled model; its weights are fetched by the engine.
 *
 * @throws {ModelLoadError} `model-not-found` | `model-unreadable` | `model-digest-mismatch` | `model-unsupported`
 */
export async function readMlcModel(model: ModelSource, { fetch, signal }: ReadMlcModelOptions): Promise<MlcModel> {
  const read = async (name: string): Promise<Uint8Array> => {
    const response = await fetch(`${model.location.replace(/\/$/u, '')}/resolve/main/${name}`, signal ? { signal } : {}).catch(
      (cause: unknown) => {
        signal?.throwIfAborted();
        throw webLlmLoadError(model, { code: 'model-unreadable', reason: 'nothing came of it; this device may be offline.', cause });
      },
    );
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html'))
      throw webLlmLoadError(model, { code: 'model-not-found', reason: `there is no ${name} (status ${response.status}).` });
    return new Uint8Array(await response.arrayBuffer());
  };
  const configBytes = await read('mlc-chat-config.json');
  if (model.sha256 !== undefined && bytesToHex(sha256(configBytes)) !== model.sha256)
    throw webLlmLoadError(model, { code: 'model-digest-mismatch', reason: 'its mlc-chat-config.json is not the promised one.' });
  const parse = (bytes: Uint8Array, name: string): unknown => {
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    } catch (cause) {
      throw webLlmLoadError(model, { code: 'model-unreadable', reason: `its ${name} is damaged.`, cause });
    }
  };
  const config = parse(configBytes, 'mlc-chat-config.json') as MlcChatConfig;
  const tokenizer = readTokenizerJson(parse(await read('tokenizer.json'), 'tokenizer.json') as TokenizerJson);
  if (!tokenizer)
    throw webLlmLoadError(model, { code: 'model-unsupported', reason: 'its tokenizer is not a byte-level BPE that is known here.' });
  return {
    contextTokens: config.context_window_size ?? 4096,
    architecture: config.model_type ?? 'unknown',
    endIds: new Set(config.conv_template?.stop_token_ids ?? []),
    ...tokenizer,
  };
}
