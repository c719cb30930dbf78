import type { Backend, BackendCapabilities, ModelSource, OpenSessionOptions, Session } from '@octoweave/core/contract';
import { createGreedyLogits } from './greedy-logits.ts';
import { readMlcModel } from './mlc-model.ts';
import { webLlmBackendId, webLlmLoadError } from './web-llm-load-error.ts';
import type { WebLlmEngine, WebLlmModule } from './web-llm-module.ts';
import { createWebLlmSession } from './web-llm-session.ts';

/** How engines are run. */
export interface WebLlmBackendOptions {
  /** Address of the WebAssembly library that a model was compiled to; of the same version as `@mlc-ai/web-llm`. */
  readonly libraryUrlOf: (model: ModelSource) => string;
  /** Loads the engine's code. @defaultValue imports `@mlc-ai/web-llm` */
  readonly loadModule?: () => Promise<WebLlmModule>;
  /** @defaultValue that of the page */
  readonly fetch?: typeof globalThis.fetch;
  /** @defaultValue whether the browser has WebGPU */
  readonly hasWebGpu?: () => boolean;
}

const capabilities: BackendCapabilities = {
  grammars: [],
  controlSegments: true,
  tokenIds: true,
  probabilities: 'whole-vocabulary',
  biases: true,
  scoring: true,
  reusesPrefix: false,
  adapters: 'none',
  cancellation: 'next-token',
};

/**
 * Runs models that were compiled with mlc_llm on WebGPU. Experimental: see the README for what was never run.
 *
 * - `location` of a model is the address of its folder, as web-llm takes it, and `sha256` the digest of its `mlc-chat-config.json`.
 */
export function webLlmBackend({
  libraryUrlOf,
  loadModule = () => import('@mlc-ai/web-llm'),
  fetch = (...request) => globalThis.fetch(...request),
  hasWebGpu = () => 'gpu' in navigator,
}: WebLlmBackendOptions): Backend {
  const startEngine = async (model: ModelSource): Promise<Pick<Parameters<typeof createWebLlmSession>[0], 'engine' | 'greedyLogits'>> => {
    const { MLCEngine } = await loadModule().catch((cause: unknown) => {
      throw webLlmLoadError(model, {
        code: 'model-load-failed',
        reason: 'the engine is not installed.',
        advice: 'Install @mlc-ai/web-llm beside @octoweave/backend-web.',
        cause,
      });
    });
    const greedyLogits = createGreedyLogits();
    const engine = new MLCEngine({
      appConfig: { model_list: [{ model: model.location, model_id: model.id, model_lib: libraryUrlOf(model) }] },
      logitProcessorRegistry: new Map([[model.id, greedyLogits.processor]]),
    });
    await reload(engine, model);
    return { engine, greedyLogits };
  };

  return {
    contract: 1,
    id: webLlmBackendId,
    capabilities,
    async openSession({ model, contextTokens, signal }: OpenSessionOptions): Promise<Session> {
      signal?.throwIfAborted();
      const mlcModel = await readMlcModel(model, { fetch, signal });
      if (!hasWebGpu())
        throw webLlmLoadError(model, {
          code: 'model-load-failed',
          reason: 'this browser has no WebGPU.',
          advice: 'Use wllamaBackend, which needs none.',
        });
      const { engine, greedyLogits } = await startEngine(model);
      if (signal?.aborted === true) {
        await engine.unload();
        signal.throwIfAborted();
      }
      return createWebLlmSession({
        engine,
        greedyLogits,
        mlcModel,
        model: {
          id: model.id,
          architecture: mlcModel.architecture,
          parameters: undefined,
          contextTokens: Math.min(contextTokens ?? mlcModel.contextTokens, mlcModel.contextTokens),
          bytes: undefined,
          metadata: {},
        },
      });
    },
  };
}

async function reload(engine: WebLlmEngine, model: ModelSource): Promise<void> {
  try {
    await engine.reload(model.id);
  } catch (cause) {
    await engine.unload().catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw cause instanceof WebAssembly.LinkError
      ? webLlmLoadError(model, {
          code: 'model-unsupported',
          reason: `its library was compiled for another version of web-llm (${reason}).`,
          advice: 'Compile it again, or install the version of @mlc-ai/web-llm that it was compiled for.',
          cause,
        })
      : webLlmLoadError(model, {
          code: 'model-load-failed',
          reason: `WebGPU could not open it (${reason}).`,
          advice: 'Use wllamaBackend, which needs no WebGPU.',
          cause,
        });
  }
}
