/** The engine built for browsers without 64-bit WebAssembly memory (`@wllama/wllama-compat`), served by this page itself. */
export interface WllamaCompatibilityBuild {
  readonly workerUrl: string;
  readonly wasmUrl: string;
}
