import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** What the page loads together, and what it weighs. */
export interface LoadedPart {
  readonly name: 'page and agent' | 'engine' | 'model' | 'numbering plans' | 'call graph' | 'undo' | 'USB driver';
  /** Whether the first call needs it. */
  readonly isOnTheWay: boolean;
  /** Below the folder of the build. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** As a server sends it that compresses with Brotli. */
  readonly compressedBytes: number;
}

/** An entry of the manifest that Vite writes beside a build. */
interface ManifestChunk {
  readonly file: string;
  readonly src?: string;
  readonly name?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, ManifestChunk>>;

/** Everything a first call waits for, and what is loaded when it is first used; each file once, in the first part that loads it. */
export function listBytes(build: URL): readonly LoadedPart[] {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', build), 'utf8')) as Manifest;
  const isEngine = (key: string): boolean => manifest[key]?.name === 'engine';
  const keysOf = (ending: string): readonly string[] => Object.keys(manifest).filter((key) => key.endsWith(ending));
  const filesOf = (keys: readonly string[]): readonly string[] => {
    const reached = new Set<string>();
    const reach = (key: string): void => {
      if (reached.has(key) || isEngine(key)) return;
      reached.add(key);
      manifest[key]?.imports?.forEach(reach);
    };
    keys.forEach(reach);
    return [...reached].map((key) => manifest[key]?.file ?? '');
  };
  const assets = (pattern: RegExp): readonly string[] => Object.values(manifest).flatMap(({ file }) => (pattern.test(file) ? [file] : []));

  const counted = new Set<string>();
  const part = (name: LoadedPart['name'], isOnTheWay: boolean, files: readonly string[]): LoadedPart => {
    const own = [...new Set(files)].filter((file) => !counted.has(file));
    own.forEach((file) => counted.add(file));
    const contents = own.map((file) => readFileSync(new URL(file, build)));
    return {
      name,
      isOnTheWay,
      files: own,
      bytes: sumOf(contents.map(({ length }) => length)),
      compressedBytes: sumOf(contents.map(compressedLength)),
    };
  };
  const page = keysOf('index.html');
  const android = keysOf('tools-android/src/index.ts');
  return [
    part('page and agent', true, filesOf([...page, ...keysOf('src/playground.ts'), ...keysOf('src/agent/open-agent.ts'), ...android])),
    part('engine', true, [...assets(/\/(?:engine|esm)-[^/]*\.js$/u), ...assets(/\.wasm$/u)]),
    part('numbering plans', true, assets(/numbering-plans-[^/]*\.json$/u)),
    part('model', true, assets(/\.(?:gguf|onnx)$|[/-]manifest-[^/]*\.json$/u)),
    part('call graph', false, filesOf(keysOf('src/graph/lay-out-calls.ts'))),
    part('undo', false, filesOf(keysOf('src/agent/plan-last-undo.ts'))),
    part('USB driver', false, filesOf(keysOf('webusb/index.ts'))),
  ];
}

const largeBytes = 1_000_000;

/** What is compressed once and kept is compressed as well as can be; megabytes are compressed in passing. */
function compressedLength(content: Uint8Array): number {
  const quality = content.length > largeBytes ? 4 : constants.BROTLI_MAX_QUALITY;
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);

/** The parts as a table. */
export function printBytes(parts: readonly LoadedPart[]): string {
  const inKilobytes = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(10);
  const rows = parts.map(
    ({ name, isOnTheWay, bytes, compressedBytes }) =>
      `${name.padEnd(18)}${inKilobytes(bytes)}${inKilobytes(compressedBytes)}   ${isOnTheWay ? 'before the first call' : 'when first used'}`,
  );
  const onTheWay = parts.filter((part) => part.isOnTheWay);
  const total = `${'to the first call'.padEnd(18)}${inKilobytes(sumOf(onTheWay.map(({ bytes }) => bytes)))}${inKilobytes(sumOf(onTheWay.map(({ compressedBytes }) => compressedBytes)))}`;
  return [`${''.padEnd(18)}${'kB'.padStart(10)}${'Brotli'.padStart(10)}`, ...rows, total].join('\n');
}
