import { writeGguf, type GgufTensor, type GgufValue } from './write-gguf.ts';

/** A family of instruct models, in what matters to prompts: its tokenizer, its control tokens and its chat template. */
export interface InstructFamily {
  readonly name: string;
  /** `gpt2`: byte pairs. `llama`: SentencePiece. */
  readonly tokenizer: 'gpt2' | 'llama';
  /** The first begins texts and the second ends them. */
  readonly controlTokens: readonly [bos: string, eos: string, ...string[]];
  readonly prependsBos: boolean;
  /** The control token with which its template ends an answer. */
  readonly messageEnd: string;
  readonly template: string;
  /** Whether its template takes messages of the system. */
  readonly takesSystem: boolean;
}

/** How a model file is written. */
export interface WriteInstructModelOptions {
  readonly family: InstructFamily;
  /** Decides the weights, which are random. */
  readonly seed: number;
  /** Tokens the model likes to write wherever it may. @defaultValue none */
  readonly fondOf?: readonly string[];
}

const width = 64;
const heads = 2;
const feedForward = 96;
const contextTokens = 8192;
const tokenType = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

/** Joined by tokenizers across the borders between a template and what is put into it. */
const merged = ['us', 'er', 'user', 'sys', 'te', 'm', 'Re', 'qu', 'est', 'Request', 'th', 'the', ' the', ' s', ' o'];

interface Vocabulary {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly extra: Readonly<Record<string, GgufValue>>;
}

/** Writes a model of one layer with random weights: it understands nothing, and llama.cpp runs it like any other. */
export async function writeInstructModel(path: string, { family, seed, fondOf = [] }: WriteInstructModelOptions): Promise<void> {
  const { tokens, types, extra } = family.tokenizer === 'gpt2' ? bytePairs(family) : sentencePieces(family);
  const idOf = (token: string): GgufValue => ({ type: 'uint32', value: tokens.indexOf(token) });
  const count = (value: number): GgufValue => ({ type: 'uint32', value });
  const [bos, eos] = family.controlTokens;
  const metadata: Record<string, GgufValue> = {
    'general.architecture': { type: 'string', value: 'llama' },
    'general.name': { type: 'string', value: family.name },
    'llama.context_length': count(contextTokens),
    'llama.embedding_length': count(width),
    'llama.block_count': count(1),
    'llama.feed_forward_length': count(feedForward),
    'llama.attention.head_count': count(heads),
    'llama.attention.head_count_kv': count(heads),
    'llama.attention.layer_norm_rms_epsilon': { type: 'float32', value: 1e-5 },
    'llama.rope.dimension_count': count(width / heads),
    'llama.vocab_size': count(tokens.length),
    'tokenizer.ggml.model': { type: 'string', value: family.tokenizer },
    'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
    'tokenizer.ggml.token_type': { type: 'int32s', value: types },
    'tokenizer.ggml.bos_token_id': idOf(bos),
    'tokenizer.ggml.eos_token_id': idOf(eos),
    'tokenizer.ggml.add_bos_token': { type: 'bool', value: family.prependsBos },
    ...extra,
    'tokenizer.chat_template': { type: 'string', value: family.template },
  };
  const fond = new Set(fondOf.map((token) => tokens.indexOf(token)));
  await writeGguf(path, metadata, randomTensors(tokens.length, { seed, fond }));
}

/** GPT-2's way: all bytes as printable characters, and pairs of tokens that are joined. */
function bytePairs({ controlTokens }: InstructFamily): Vocabulary {
  const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
  const merges = [
    'u s',
    'e r',
    'us er',
    's y',
    'sy s',
    't e',
    'te m',
    'sys tem',
    'R e',
    'q u',
    'Re qu',
    't h',
    'th e',
    'Ġ the',
    'Ġ s',
    'Ġ o',
    'Ċ Ċ',
  ];
  const joined = merges.map((merge) => merge.replace(' ', ''));
  return {
    tokens: [...bytes, ...joined, ...controlTokens],
    types: [...[...bytes, ...joined].map(() => tokenType.normal), ...controlTokens.map(() => tokenType.control)],
    extra: {
      'tokenizer.ggml.pre': { type: 'string', value: 'gpt-2' },
      'tokenizer.ggml.merges': { type: 'strings', value: merges },
    },
  };
}

/** SentencePiece's way: pieces with scores, `▁` for a space, and bytes for what has no piece. */
function sentencePieces({ controlTokens }: InstructFamily): Vocabulary {
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  const letters = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(0x21 + index));
  const pieces = ['▁', ...letters, ...merged.map((piece) => piece.replaceAll(' ', '▁')).filter((piece) => piece.length > 1)];
  const tokens = ['<unk>', ...controlTokens, ...bytes, ...pieces];
  return {
    tokens,
    types: [
      tokenType.unknown,
      ...controlTokens.map(() => tokenType.control),
      ...bytes.map(() => tokenType.byte),
      ...pieces.map(() => tokenType.normal),
    ],
    extra: {
      'tokenizer.ggml.scores': { type: 'float32s', value: tokens.map((_, id) => -id) },
      'tokenizer.ggml.unknown_token_id': { type: 'uint32', value: 0 },
      'tokenizer.ggml.add_space_prefix': { type: 'bool', value: true },
    },
  };
}

/** Of what layers add; more would turn the first feature around. */
const weakSpread = 0.15;

/** The first feature of every token is the same, so that the first column of the output makes tokens likelier or less likely everywhere. */
function randomTensors(
  vocabularySize: number,
  { seed, fond }: { readonly seed: number; readonly fond: ReadonlySet<number> },
): readonly GgufTensor[] {
  const random = createRandom(seed);
  const matrix = (name: string, rows: number, columns: number, spread = 0.5): GgufTensor => ({
    name,
    dimensions: [rows, columns],
    values: Float32Array.from({ length: rows * columns }, () => (random() - 0.5) * spread),
  });
  const ones = (name: string): GgufTensor => ({ name, dimensions: [width], values: new Float32Array(width).fill(1) });
  const embedding = matrix('token_embd.weight', width, vocabularySize);
  const output = matrix('output.weight', width, vocabularySize);
  for (let id = 0; id < vocabularySize; id++) {
    embedding.values[id * width] = 3;
    output.values[id * width] = fond.has(id) ? 1 : (output.values[id * width] ?? 0) / 2;
  }
  return [
    embedding,
    ones('output_norm.weight'),
    output,
    ones('blk.0.attn_norm.weight'),
    ...['q', 'k', 'v'].map((part) => matrix(`blk.0.attn_${part}.weight`, width, width)),
    matrix('blk.0.attn_output.weight', width, width, weakSpread),
    ones('blk.0.ffn_norm.weight'),
    matrix('blk.0.ffn_gate.weight', width, feedForward),
    matrix('blk.0.ffn_up.weight', width, feedForward),
    matrix('blk.0.ffn_down.weight', feedForward, width, weakSpread),
  ];
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
