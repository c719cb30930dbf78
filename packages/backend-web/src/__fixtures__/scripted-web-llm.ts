import type { LogitProcessor } from '@mlc-ai/web-llm';
import type { GgufHeader } from '../gguf/gguf-header.ts';
import type { TokenizerJson } from '../web-llm/read-tokenizer-json.ts';
import type { WebLlmModule } from '../web-llm/web-llm-module.ts';

/** A web-llm whose model answers every prompt with the same tokens. Its logits go through the processor that it was given, as in the real one. */
export function scriptedWebLlm({
  answer,
  vocabularySize,
}: {
  readonly answer: readonly number[];
  readonly vocabularySize: number;
}): WebLlmModule {
  return {
    MLCEngine: class {
      readonly #processors: Map<string, LogitProcessor>;
      #processor: LogitProcessor | undefined;
      #written = 0;

      constructor({ logitProcessorRegistry }: { readonly logitProcessorRegistry: Map<string, LogitProcessor> }) {
        this.#processors = logitProcessorRegistry;
      }

      async reload(modelId: string): Promise<void> {
        this.#processor = this.#processors.get(modelId);
        return Promise.resolve();
      }

      unload(): Promise<void> {
        return Promise.resolve();
      }

      resetChat(): Promise<void> {
        this.#written = 0;
        return Promise.resolve();
      }

      async forwardTokensAndSample(inputIds: number[], isPrefill: boolean): Promise<number> {
        await Promise.resolve();
        if (isPrefill !== (this.#written === 0) || (!isPrefill && inputIds.length !== 1)) throw new Error('The cache was not reset.');
        const next = answer[this.#written++ % answer.length] ?? 0;
        const logits = Float32Array.from({ length: vocabularySize }, (_, id) => (id === next ? 9 : id === 0 ? 8.9 : 0));
        const processed = this.#processor?.processLogits(logits) ?? logits;
        // At a high temperature any token that is not ruled out may be taken: here the last of them.
        return processed.findLastIndex((logit) => logit > Number.NEGATIVE_INFINITY);
      }
    },
  };
}

/** The files of a compiled model with the tokenizer of a GGUF. */
export function mlcFiles({ entries }: GgufHeader): Readonly<Record<string, unknown>> {
  const tokens = entries.get('tokenizer.ggml.tokens')?.value as readonly string[];
  const types = entries.get('tokenizer.ggml.token_type')?.value as readonly number[];
  const tokenizerJson: TokenizerJson = {
    added_tokens: tokens.map((content, id) => ({ id, content, special: true })).filter(({ id }) => types[id] === 3),
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id] as const).filter(([, id]) => types[id] !== 3)),
      merges: entries.get('tokenizer.ggml.merges')?.value as readonly string[],
    },
  };
  return {
    'mlc-chat-config.json': {
      context_window_size: 512,
      model_type: 'llama',
      conv_template: { stop_token_ids: [tokens.indexOf('<|endoftext|>')] },
    },
    'tokenizer.json': tokenizerJson,
  };
}
