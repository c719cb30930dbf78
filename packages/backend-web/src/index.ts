export {
  checkBrowser,
  type BrowserLimitation,
  type BrowserLimitationCode,
  type BrowserScope,
  type CheckBrowserOptions,
} from './check-browser.ts';
export type { ModelFetchEvent, StorageWarningCode } from './model-store/model-fetch-event.ts';
export { createModelStore, type CreateModelStoreOptions, type ModelStore } from './model-store/model-store.ts';
export type { WllamaCompatibilityBuild } from './engine/compatibility-build.ts';
export { wllamaBackend, type WllamaBackendOptions } from './wllama-backend.ts';
export {
  createHashedBagRetriever,
  type CreateHashedBagRetrieverOptions,
  type HashedBagManifest,
} from './retriever/create-hashed-bag-retriever.ts';
