import {
  SessionError,
  UnsupportedCapabilityError,
  type ActiveAdapter,
  type BackendCapabilities,
  type PromptSegment,
} from '@octoweave/core/contract';
import { fieldsOf, textOf } from '../http/read-json.ts';
import type { ServedModel } from '../http/served-model.ts';
import type { ServerClient } from '../http/server-client.ts';
import type { ServerKind } from '../http/server-kind.ts';
import { createSegmentEncoder } from '../llama-server/llama-server-tokenizer.ts';
import { readTokenIds } from '../llama-server/read-control-tokens.ts';
import { readServerAdapters, resolveAdapters } from '../llama-server/server-adapters.ts';
import { breakControlTexts } from './break-control-texts.ts';

/** What one kind of server understands besides OpenAI's chat API, for one open model. */
export interface ChatDialect {
  /** Fields that hold the answer to a grammar. */
  readonly grammarFields: (text: string) => object;
  /** Fields that name the model and what acts on it. @throws {SessionError} `adapter-invalid` @throws {UnsupportedCapabilityError} */
  readonly modelFields: (adapters: readonly ActiveAdapter[]) => object & { readonly model: string };
  /** Ids of texts. @throws {UnsupportedCapabilityError} where the server has no tokenizer to ask. */
  readonly encode: (segments: readonly PromptSegment[], signal: AbortSignal) => Promise<readonly number[]>;
}

/** What a dialect is read with. */
export interface OpenChatDialectOptions {
  readonly backendId: string;
  readonly client: ServerClient;
  readonly model: ServedModel;
  readonly models: readonly ServedModel[];
  readonly signal: AbortSignal | undefined;
}

const plainCapabilities: BackendCapabilities = {
  grammars: [],
  controlSegments: false,
  tokenIds: false,
  probabilities: 'none',
  biases: false,
  scoring: false,
  reusesPrefix: false,
  adapters: 'none',
  cancellation: 'when-idle',
};

/** What each kind of server can do at its chat endpoint. */
export const chatCapabilities: Readonly<Record<ServerKind, BackendCapabilities>> = {
  'llama-server': { ...plainCapabilities, grammars: ['gbnf'], adapters: 'many' },
  vllm: { ...plainCapabilities, grammars: ['ebnf'], adapters: 'one' },
  'openai-compatible': plainCapabilities,
};

/** Asks a server what its dialect needs to know. @throws {ServerFailureError} */
export const openChatDialect: Readonly<Record<ServerKind, (options: OpenChatDialectOptions) => Promise<ChatDialect>>> = {
  'llama-server': async ({ client, model, signal }) => {
    const adapters = await readServerAdapters(client, signal);
    const encode = createSegmentEncoder({ client, controlTokens: new Map() });
    return {
      grammarFields: (grammar) => ({ grammar }),
      modelFields: (active) => ({
        model: model.name,
        ...(adapters.length > 0 || active.length > 0 ? { lora: resolveAdapters(adapters, active) } : {}),
      }),
      encode,
    };
  },
  vllm: async ({ backendId, client, model, models, signal }) => {
    const version = textOf(fieldsOf(await client.ask({ path: '/version' }, { signal }))['version']) ?? '';
    const adapterNames = models.filter(({ baseName }) => baseName === model.name).map(({ name }) => name);
    return {
      grammarFields: (grammar) => (takesStructuredOutputs(version) ? { structured_outputs: { grammar } } : { guided_grammar: grammar }),
      modelFields: ([active, ...others]) => {
        if (!active) return { model: model.name };
        if (others.length > 0) throw new UnsupportedCapabilityError({ backendId, capability: 'more than one adapter' });
        if (active.scale !== 1) throw new UnsupportedCapabilityError({ backendId, capability: 'adapters at another scale than 1' });
        if (!adapterNames.includes(active.location)) throw unknownAdapter(active.location, adapterNames);
        return { model: active.location };
      },
      encode: async (segments, signal) => {
        const prompt = segments.map(({ text }) => breakControlTexts(text)).join('');
        const body = { model: model.name, prompt, add_special_tokens: false };
        return readTokenIds(await client.ask({ path: '/tokenize', body }, { signal }), client.address);
      },
    };
  },
  'openai-compatible': ({ backendId, model }) =>
    Promise.resolve({
      grammarFields: () => ({}),
      modelFields: ([active]) => {
        if (active) throw new UnsupportedCapabilityError({ backendId, capability: 'adapters' });
        return { model: model.name };
      },
      encode: () => Promise.reject(new UnsupportedCapabilityError({ backendId, capability: 'encoding' })),
    }),
};

/** vLLM renamed `guided_grammar` in 0.11 and dropped it in 0.12. */
function takesStructuredOutputs(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 11;
}

function unknownAdapter(location: string, names: readonly string[]): SessionError {
  return new SessionError({
    code: 'adapter-invalid',
    message: `The server has no adapter "${location}"; it has ${names.map((name) => `"${name}"`).join(', ') || 'none'}. Start it with --lora-modules, or name one of these.`,
  });
}
