/** What a browser or page lacks. */
export type BrowserLimitationCode = 'webassembly-missing' | 'memory64-missing' | 'cross-origin-isolation-missing' | 'storage-blocked';

/** Something this page cannot have here, as a sentence a person understands. */
export interface BrowserLimitation {
  readonly code: BrowserLimitationCode;
  /** Whether models cannot run at all; otherwise they run, only slower or after a longer start. */
  readonly isFatal: boolean;
  readonly message: string;
}

/** What is looked at. */
export interface CheckBrowserOptions {
  /** Whether `wllamaBackend` is given a `compatibilityBuild`, which runs where 64-bit memory is missing. @defaultValue false */
  readonly hasCompatibilityBuild?: boolean;
  /** The browser's global scope. @defaultValue `globalThis` */
  readonly scope?: BrowserScope;
}

/** The part of a browser's global scope that running models needs. */
export interface BrowserScope {
  readonly WebAssembly?: typeof WebAssembly | undefined;
  readonly crossOriginIsolated?: boolean | undefined;
  readonly navigator?: { readonly storage?: { getDirectory(): Promise<unknown> } | undefined } | undefined;
}

/** What this browser and page lack for running models: an empty list where nothing is missing. */
export async function checkBrowser({ hasCompatibilityBuild = false, scope = globalThis }: CheckBrowserOptions = {}): Promise<
  readonly BrowserLimitation[]
> {
  const limitations: BrowserLimitation[] = [];
  if (!isEngineRunnable(scope.WebAssembly))
    limitations.push({
      code: 'webassembly-missing',
      isFatal: true,
      message: 'This browser cannot run the model: it lacks WebAssembly with SIMD and exceptions. Use a browser of 2023 or later.',
    });
  else if (!hasMemory64(scope.WebAssembly))
    limitations.push({
      code: 'memory64-missing',
      isFatal: !hasCompatibilityBuild,
      message: hasCompatibilityBuild
        ? 'This browser lacks 64-bit WebAssembly memory, so the model runs more slowly here.'
        : 'This browser lacks 64-bit WebAssembly memory, and this page has no engine for it. Use Chrome, Edge or Firefox.',
    });
  if (scope.crossOriginIsolated !== true)
    limitations.push({
      code: 'cross-origin-isolation-missing',
      isFatal: false,
      message: 'This page is not cross-origin isolated, so the model runs on one processor core. Small models lose little by that.',
    });
  if (!(await canStore(scope)))
    limitations.push({
      code: 'storage-blocked',
      isFatal: false,
      message:
        'This browser lets the page store nothing, so the model is downloaded at every visit. Private windows and blocked site data do this.',
    });
  return limitations;
}

/** A function with a `try` and one with a vector: what the engine is built with (wasm-feature-detect). */
const exceptionsProbe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
const vectorProbe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

function isEngineRunnable(webAssembly: BrowserScope['WebAssembly']): webAssembly is typeof WebAssembly {
  return [exceptionsProbe, vectorProbe].every((probe) => webAssembly?.validate(Uint8Array.from(probe)) === true);
}

function hasMemory64(webAssembly: typeof WebAssembly): boolean {
  try {
    const descriptor = { address: 'i64', initial: 1n };
    return new webAssembly.Memory(descriptor as unknown as WebAssembly.MemoryDescriptor) instanceof webAssembly.Memory;
  } catch {
    return false;
  }
}

async function canStore({ navigator }: BrowserScope): Promise<boolean> {
  try {
    return (await navigator?.storage?.getDirectory()) !== undefined;
  } catch {
    return false;
  }
}
