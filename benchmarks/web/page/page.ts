/// <reference types="vite/client" />
import { wllamaBackend } from '@octoweave/backend-web';
import type { ModelSource } from '@octoweave/core/contract';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { openBenchmark, type BenchmarkAnswer } from '../answer-request.ts';
import type { MeasuredPage } from './measured-page.ts';

/** Which model is meant stands in the address. */
const opening = fetch(`${new URLSearchParams(location.search).get('model')}.json`)
  .then((response) => response.json() as Promise<ModelSource>)
  .then((model) => openBenchmark(wllamaBackend({ wasmUrl }), model));

const page: MeasuredPage = {
  answer: async (request): Promise<BenchmarkAnswer> => (await opening).answer(request),
  measureMemory: async () => (await performance.measureUserAgentSpecificMemory()).bytes,
};
globalThis.measuredPage = page;
