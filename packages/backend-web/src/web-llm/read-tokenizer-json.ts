import { createBpeEncoder } from '../tokenizer/bpe-encoder.ts';
import { preTokenizers, type PreTokenizer } from '../tokenizer/pre-tokenizers.ts';
import { createTokenBytes } from '../tokenizer/token-bytes.ts';
import type { MlcModel } from './mlc-model.ts';

/** The part of a Hugging Face `tokenizer.json` that is read here. */
export interface TokenizerJson {
  readonly added_tokens?: readonly { readonly id: number; readonly content: string; readonly special: boolean }[];
  readonly normalizer?: unknown;
  readonly pre_tokenizer?: PreTokenizerJson | null;
  readonly model?: {
    readonly type?: string;
    readonly vocab?: Readonly<Record<string, number>>;
    readonly merges?: readonly (string | readonly [string, string])[];
    readonly ignore_merges?: boolean;
  };
}

interface PreTokenizerJson {
  readonly type: string;
  readonly add_prefix_space?: boolean;
  readonly use_regex?: boolean;
  readonly individual_digits?: boolean;
  readonly pattern?: { readonly Regex?: string };
  readonly pretokenizers?: readonly PreTokenizerJson[];
}

/** @returns undefined where it is not a byte-level BPE whose way to cut text JavaScript can follow */
export function readTokenizerJson({
  added_tokens: added = [],
  pre_tokenizer: preTokenizerJson,
  model,
}: TokenizerJson): Pick<MlcModel, 'controlIds' | 'vocabularySize' | 'tokenBytes' | 'encodeText'> | undefined {
  const { type, vocab = {}, merges = [], ignore_merges: prefersWholePieces = false } = model ?? {};
  const cuts = preTokenizerJson ? readCuts(preTokenizerJson) : undefined;
  if (type !== 'BPE' || !cuts) return undefined;

  const tokens: string[] = [];
  for (const [token, id] of Object.entries(vocab)) tokens[id] = token;
  for (const { id, content } of added) tokens[id] = content;
  const controlIds = new Map(added.filter(({ special }) => special).map(({ content, id }) => [content, id]));
  return {
    controlIds,
    vocabularySize: tokens.length,
    tokenBytes: createTokenBytes(tokens),
    encodeText: createBpeEncoder({
      tokens: Array.from(tokens, (token) => token ?? ''),
      merges: merges.map((merge) => (typeof merge === 'string' ? merge : merge.join(' '))),
      addedTokens: added.filter(({ special }) => !special).map(({ content }) => content),
      controlIds: new Set(controlIds.values()),
      preTokenizer: { cuts, prefersWholePieces } satisfies PreTokenizer,
    }),
  };
}

function readCuts({
  type,
  pattern,
  use_regex: usesRegex = true,
  add_prefix_space: addsSpace,
  pretokenizers = [],
}: PreTokenizerJson): readonly RegExp[] | undefined {
  switch (type) {
    case 'Sequence': {
      const all = pretokenizers.map(readCuts);
      return all.some((cuts) => cuts === undefined) ? undefined : all.flatMap((cuts) => cuts ?? []);
    }
    case 'Split':
      return compile(pattern?.Regex);
    case 'Digits':
      return [/\p{N}/gu];
    case 'ByteLevel':
      if (addsSpace === true) return undefined;
      return usesRegex ? preTokenizers.get('gpt-2')?.cuts : [];
    default:
      return undefined;
  }
}

/** Inline flags, as in `(?i:'s)`, are younger than some browsers. */
function compile(pattern: string | undefined): readonly RegExp[] | undefined {
  try {
    return pattern === undefined ? undefined : [new RegExp(pattern, 'gu')];
  } catch {
    return undefined;
  }
}
