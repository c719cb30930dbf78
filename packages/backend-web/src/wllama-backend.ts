import { ModelLoadError, type Backend, type BackendCapabilities, type OpenSessionOptions, type Session } from '@octoweave/core/contract';
import type { WllamaCompatibilityBuild } from './engine/compatibility-build.ts';
import { startWllamaEngine } from './engine/wllama-engine.ts';
import { describeModel } from './gguf/describe-model.ts';
import { GgufFileError } from './gguf/gguf-file-error.ts';
import { readGgufHeader } from './gguf/read-gguf-header.ts';
import { rewriteGguf } from './gguf/rewrite-gguf.ts';
import { fetchedFile } from './model-store/fetched-file.ts';
import { createModelStore, type ModelStore } from './model-store/model-store.ts';
import { createModelTokenizer } from './tokenizer/model-tokenizer.ts';
import { createWllamaSession } from './wllama-session.ts';

/** How engines are run. */
export interface WllamaBackendOptions {
  /** Address of the engine's WebAssembly, served by this page itself: `import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url'`. */
  readonly wasmUrl: string;
  /** Used where the browser cannot run `wasmUrl`. @defaultValue none, and such a browser is told so */
  readonly compatibilityBuild?: WllamaCompatibilityBuild | undefined;
  /**
   * Threads of one engine; more than one only act in a cross-origin isolated page (`checkBrowser` tells).
   *
   * @defaultValue 1, best for small models
   */
  readonly threads?: number;
  /** Where models come from and are kept. @defaultValue a store of its own */
  readonly modelStore?: ModelStore;
}

const backendId = 'wllama';

const capabilities: BackendCapabilities = {
  grammars: ['gbnf'],
  controlSegments: true,
  tokenIds: true,
  probabilities: 'none',
  biases: true,
  scoring: true,
  reusesPrefix: true,
  adapters: 'none',
  cancellation: 'next-token',
};

/**
 * Runs GGUF models in any browser with llama.cpp compiled to WebAssembly, each session in a Web Worker of its own.
 *
 * - A crash of the engine ends its session with an error, never the page.
 * - Tokens come without probabilities: the engine knows them from before the grammar only, and crashes where it tells them of half a character.
 */
export function wllamaBackend({
  wasmUrl,
  compatibilityBuild,
  threads = 1,
  modelStore = createModelStore(),
}: WllamaBackendOptions): Backend {
  return {
    contract: 1,
    id: backendId,
    capabilities,
    async openSession({ model, contextTokens, signal }: OpenSessionOptions): Promise<Session> {
      signal?.throwIfAborted();
      const file = await fetchedFile(modelStore.fetch(model), signal);
      try {
        const header = await readGgufHeader(file);
        const tokenizer = createModelTokenizer(header);
        const description = describeModel(header, { id: model.id, bytes: file.size, contextTokens });
        const engine = await startWllamaEngine({
          file: await rewriteGguf(file, header, tokenizer.replacements),
          modelId: model.id,
          contextTokens: description.contextTokens,
          wasmUrl,
          compatibilityBuild,
          threads,
          signal,
        });
        return createWllamaSession({ backendId, engine, tokenizer, model: description });
      } catch (error) {
        if (!(error instanceof GgufFileError)) throw error;
        const { code, message: reason, cause } = error;
        throw new ModelLoadError({ code, backendId, location: model.location, reason, advice: adviceOf[code], cause });
      }
    },
  };
}

const again = 'Download the file again; if it happens twice, the file on the server is damaged.';
const adviceOf: Readonly<Record<GgufFileError['code'], string>> = {
  'model-not-found': 'Check the address.',
  'model-unreadable': 'Check the connection and try again.',
  'model-not-gguf': 'Check the address; a model of another format must be converted to GGUF.',
  'model-truncated': again,
  'model-unsupported': 'Use another model.',
  'model-digest-mismatch': again,
  'model-load-failed': 'Check with checkBrowser what this browser lacks, or use another model.',
};
