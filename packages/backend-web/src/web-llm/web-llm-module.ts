import type { LogitProcessor } from '@mlc-ai/web-llm';

/** The part of `@mlc-ai/web-llm` 0.2.86 that this backend needs; what the real module is, too. */
export interface WebLlmModule {
  readonly MLCEngine: new (options: {
    readonly appConfig: { model_list: { model: string; model_id: string; model_lib: string }[] };
    readonly logitProcessorRegistry: Map<string, LogitProcessor>;
  }) => WebLlmEngine;
}

/** An engine, whose prompts are token ids of ours: its own way from text would read control tokens in what a person typed. */
export interface WebLlmEngine {
  reload(modelId: string): Promise<void>;
  unload(): Promise<void>;
  /** Empties the key-value cache. */
  resetChat(): Promise<void>;
  /** Evaluates tokens, has the logit processor choose, and gives the choice. A prefill may have many tokens, a step one. */
  forwardTokensAndSample(inputIds: number[], isPrefill: boolean): Promise<number>;
}
