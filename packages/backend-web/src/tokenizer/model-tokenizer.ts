import type { PromptSegment } from '@octoweave/core/contract';
import { GgufFileError } from '../gguf/gguf-file-error.ts';
import type { GgufHeader } from '../gguf/gguf-header.ts';
import type { GgufReplacement, GgufReplacements } from '../gguf/rewrite-gguf.ts';
import { createBpeEncoder } from './bpe-encoder.ts';
import { encodeSegments, type EncodedPrompt } from './encode-segments.ts';
import { hiddenName } from './hidden-names.ts';
import { preTokenizers } from './pre-tokenizers.ts';
import { createTokenBytes, type TokenBytes } from './token-bytes.ts';

/** The tokenizer of a model file. The engine has none to ask, so this is one of our own, and each generation checks that both agree. */
export interface ModelTokenizer {
  /** Text and id of every control token. */
  readonly controlIds: ReadonlyMap<string, number>;
  /** Ids that end a generation by the model's own choice. */
  readonly endIds: ReadonlySet<number>;
  readonly vocabularySize: number;
  readonly tokenBytes: TokenBytes;
  /** What the engine's copy of the model says instead, so that it reads prompts as this tokenizer does. */
  readonly replacements: GgufReplacements;
  /**
   * Neighbouring text segments are read as one text.
   *
   * @throws {SessionError} `control-token-unknown`
   */
  encode(segments: readonly PromptSegment[]): EncodedPrompt;
}

/** Token types of llama.cpp. */
const tokenType = { unknown: 2, control: 3, userDefined: 4 } as const;
const endIdKeys = ['tokenizer.ggml.eos_token_id', 'tokenizer.ggml.eot_token_id', 'tokenizer.ggml.eom_token_id'];
/** Ends of a turn that llama.cpp knows by name where the file does not say, and would not know any more under hidden names. */
const endNames = new Set(['<|eot_id|>', '<|im_end|>', '<|end|>', '<end_of_turn>', '<|endoftext|>', '<|end_of_text|>', '<|eom_id|>']);

/**
 * Makes the tokenizer of a model file.
 *
 * @throws {GgufFileError} `model-unsupported` where the file holds none, or one of a kind that is not known here.
 */
export function createModelTokenizer(header: GgufHeader): ModelTokenizer {
  const tokens = readList(header, 'tokenizer.ggml.tokens', isString);
  const types = readList(header, 'tokenizer.ggml.token_type', isNumber);
  if (tokens.length === 0) throw new GgufFileError('model-unsupported', 'it holds no tokenizer, so it is not a language model.');
  const [kind, pre] = [header.entries.get('tokenizer.ggml.model')?.value, header.entries.get('tokenizer.ggml.pre')?.value];
  const preTokenizer = kind === 'gpt2' && isString(pre) ? preTokenizers.get(pre) : undefined;
  if (!preTokenizer)
    throw new GgufFileError(
      'model-unsupported',
      `its tokenizer (${String(kind)}, ${String(pre)}) is not one of ${[...preTokenizers.keys()].join(', ')}.`,
    );

  const idsOfType = (...wanted: readonly number[]): readonly number[] =>
    tokens.flatMap((_, id) => (wanted.includes(types[id] ?? 0) ? [id] : []));
  const hiddenIds = new Set(idsOfType(tokenType.unknown, tokenType.control));
  const controlIds = new Map(idsOfType(tokenType.control).map((id) => [tokens[id] ?? '', id]));
  const encodeText = createBpeEncoder({
    tokens,
    merges: readList(header, 'tokenizer.ggml.merges', isString),
    addedTokens: idsOfType(tokenType.userDefined).map((id) => tokens[id] ?? ''),
    controlIds: hiddenIds,
    preTokenizer,
  });
  return {
    controlIds,
    endIds: new Set([
      ...endIdKeys.map((key) => header.entries.get(key)?.value).filter(isNumber),
      ...[...controlIds].filter(([text]) => endNames.has(text)).map(([, id]) => id),
    ]),
    vocabularySize: tokens.length,
    tokenBytes: createTokenBytes(tokens),
    replacements: new Map<string, GgufReplacement>([
      ['tokenizer.ggml.tokens', tokens.map((token, id) => (hiddenIds.has(id) ? hiddenName(id) : token))],
      ['tokenizer.ggml.add_bos_token', false],
      ['tokenizer.ggml.add_eos_token', false],
    ]),
    encode: (segments) => encodeSegments(segments, { controlIds, encodeText }),
  };
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

function readList<Item>({ entries }: GgufHeader, key: string, isItem: (value: unknown) => value is Item): readonly Item[] {
  const value = entries.get(key)?.value;
  return Array.isArray(value) ? value.filter(isItem) : [];
}
