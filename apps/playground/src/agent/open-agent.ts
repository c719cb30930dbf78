import {
  checkBrowser,
  createHashedBagRetriever,
  createModelStore,
  wllamaBackend,
  type ModelFetchEvent,
  type ModelStore,
} from '@octoweave/backend-web';
import {
  AgentError,
  createAgent,
  ModelLoadError,
  type Agent,
  type Approve,
  type ImplementedToolPack,
  type Journal,
  type ToolClassifier,
} from '@octoweave/core';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { tap } from 'rxjs';
import { classifierLocation, classifierManifest, location, manifest } from 'virtual:embedded-model';

/** What the agent of this page is made of. */
export interface OpenAgentOptions {
  readonly packs: readonly ImplementedToolPack[];
  readonly approve: Approve;
  readonly journal: Journal;
  readonly onFetch: (event: ModelFetchEvent) => void;
  /** Hears what this browser lacks and the model can do without. */
  readonly onNote: (message: string) => void;
}

const store = createModelStore();

/**
 * The composition root: packs on their devices, the embedded model and its classifier, llama.cpp in a worker of this page.
 *
 * @throws {ModelLoadError} where the model cannot be had or opened; {AgentError} `browser-unsupported` where none can run here.
 */
export async function openAgent({ packs, approve, journal, onFetch, onNote }: OpenAgentOptions): Promise<Agent> {
  const limitations = await checkBrowser();
  const fatal = limitations.find(({ isFatal }) => isFatal);
  if (fatal) throw new AgentError({ code: 'browser-unsupported', message: fatal.message });
  // The store says itself where it keeps nothing.
  for (const { code, message } of limitations) if (code !== 'storage-blocked') onNote(message);
  return createAgent({
    backend: wllamaBackend({ wasmUrl, modelStore: watched(store, onFetch) }),
    model: { id: manifest.id, location: new URL(location, document.baseURI).href, sha256: manifest.sha256 },
    packs,
    classifier: await fetchClassifier(),
    approve,
    journal,
  });
}

/** @throws {ModelLoadError} where it cannot be had. */
async function fetchClassifier(): Promise<ToolClassifier> {
  const response = await fetch(new URL(classifierLocation, document.baseURI)).catch((error: Error) => error);
  if (response instanceof Error || !response.ok)
    throw new ModelLoadError({
      code: 'model-not-found',
      backendId: 'hashed-bag',
      location: classifierLocation,
      reason: response instanceof Error ? response.message : `the server answered ${response.status}.`,
      advice: 'Check the connection and load the page again.',
      cause: response,
    });
  return createHashedBagRetriever({ manifest: classifierManifest, weights: await response.arrayBuffer() });
}

/** A store whose events are also heard here. */
const watched = (store: ModelStore, onFetch: (event: ModelFetchEvent) => void): ModelStore => ({
  ...store,
  fetch: (model) => store.fetch(model).pipe(tap(onFetch)),
});
