import type { FunctionalTokenVocabulary } from './functional-token-vocabulary.ts';

/** One record of `added_tokens` in a Hugging Face `tokenizer.json`. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly single_word: false;
  readonly lstrip: false;
  readonly rstrip: false;
  readonly normalized: false;
  readonly special: true;
}

/** What a tokenizer must be given so that each reserved text is one control token. */
export interface TokenizerExtension {
  /** For `added_tokens` of a Hugging Face `tokenizer.json`. */
  readonly addedTokens: readonly AddedToken[];
  /** For GGUF: appended to `tokenizer.ggml.tokens` and `tokenizer.ggml.token_type`, and keys of its own. */
  readonly gguf: {
    readonly tokens: readonly string[];
    /** 3 is CONTROL: a text never becomes one (llama.cpp `llama_token_type`); 4, USER_DEFINED, would be matched inside untrusted text. */
    readonly tokenTypes: readonly 3[];
    readonly metadata: Readonly<Record<'octoweave.vocabulary.digest', string>>;
  };
}

/** Describes the control tokens to append to a tokenizer that has `firstTokenId` tokens. */
export function createTokenizerExtension(
  vocabulary: FunctionalTokenVocabulary,
  { firstTokenId }: { readonly firstTokenId: number },
): TokenizerExtension {
  return {
    addedTokens: vocabulary.reservedTexts.map((content, index) => ({
      id: firstTokenId + index,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    gguf: {
      tokens: vocabulary.reservedTexts,
      tokenTypes: vocabulary.reservedTexts.map(() => 3),
      metadata: { 'octoweave.vocabulary.digest': vocabulary.digest },
    },
  };
}
