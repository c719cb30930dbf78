/** The WebGPU engine, apart from the rest so that a page without it does not carry it. */
export { webLlmBackend, type WebLlmBackendOptions } from './web-llm/web-llm-backend.ts';
export type { WebLlmEngine, WebLlmModule } from './web-llm/web-llm-module.ts';
