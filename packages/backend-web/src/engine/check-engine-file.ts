/** The first bytes of every WebAssembly module, and the whole of an empty one. */
const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** Where an engine is looked for. */
export interface CheckEngineFileOptions {
  readonly wasmUrl: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Looks whether the engine is there and may run, before a worker is started with it: wllama waits for ever for one that cannot.
 *
 * @throws {Error} with a sentence that says what is in the way.
 */
export async function checkEngineFile({ wasmUrl, signal }: CheckEngineFileOptions): Promise<void> {
  try {
    await WebAssembly.compile(emptyModule);
  } catch (cause) {
    throw new Error("this page's content security policy forbids WebAssembly; it must allow 'wasm-unsafe-eval'", { cause });
  }
  const response = await fetch(wasmUrl, signal ? { signal } : {}).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new Error(`the engine ${wasmUrl} could not be fetched; this device may be offline`, { cause });
  });
  const reader = response.body?.getReader();
  try {
    const start = (await reader?.read())?.value?.subarray(0, 4);
    if (!response.ok || start?.some((byte, index) => byte !== emptyModule[index]) !== false)
      throw new Error(`there is no engine at ${wasmUrl}; wasmUrl must be the address of wllama.wasm`);
  } finally {
    await reader?.cancel();
  }
}
