import { basename } from 'node:path';
import { exitStatus } from '../exit-status.ts';
import { downloadFile } from '../model-store/download-file.ts';
import { isModelName, modelDirectory, modelFile } from '../model-store/model-directory.ts';
import { findInManifest, isDigest, modelManifestPath, type ManifestEntry } from '../model-store/model-manifest.ts';
import { writeRecord } from '../model-store/pulled-model.ts';
import { createPullView, type PullEvent } from '../presentation/pull-view.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave model pull`. */
export interface ModelPullOptions {
  /** What the model is called here; by its address if left out. */
  readonly name?: string;
  readonly sha256?: string;
  readonly manifest?: string;
  readonly json: boolean;
}

/** Downloads a model, or goes on downloading it, into the folder of models. */
export async function modelPull(wanted: string, options: ModelPullOptions): Promise<void> {
  const { name, url, sha256 } = await resolveWanted(wanted, options);
  const directory = modelDirectory();
  const show = options.json ? showJson : createPullView(process.stdout);
  const stop = new AbortController();
  const abort = (): void => stop.abort(new Error('it was stopped'));
  process.once('SIGINT', abort);
  try {
    show({ type: 'pull-start', name, url: url.href });
    const file = modelFile(directory, name);
    const downloaded = await downloadFile({
      url,
      file,
      sha256,
      signal: stop.signal,
      onProgress: (progress) => show({ type: 'pull-progress', ...progress }),
    });
    await writeRecord(directory, { name, url: url.href, sha256: downloaded.sha256 });
    show({ type: 'pull-end', name, file, ...downloaded, isVerified: sha256 !== undefined });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write('octoweave: Stopped. What has come is kept; the same command goes on from there.\n');
    process.exitCode = exitStatus.cancelled;
  } finally {
    process.off('SIGINT', abort);
  }
}

const showJson = (event: PullEvent): void => void process.stdout.write(`${JSON.stringify(event)}\n`);

interface WantedModel {
  readonly name: string;
  readonly url: URL;
  readonly sha256: string | undefined;
}

async function resolveWanted(wanted: string, { name, sha256, manifest }: ModelPullOptions): Promise<WantedModel> {
  const isAddress = /^https?:\/\//iu.test(wanted);
  const entry: ManifestEntry = isAddress ? { url: wanted } : await findInManifest(wanted, modelManifestPath(manifest));
  if (sha256 !== undefined && !isDigest(sha256)) throw new UsageError('--sha256 takes 64 hexadecimal digits.');
  const url = readAddress(entry.url);
  const chosen = name ?? (isAddress ? nameOf(url) : wanted);
  if (!isModelName(chosen))
    throw new UsageError(`"${chosen}" cannot be the name of a model: letters, digits, ".", "-" and "_". Give one with --name.`);
  const digest = sha256?.toLowerCase() ?? entry.sha256;
  if (url.protocol === 'http:' && digest === undefined && !isThisMachine(url))
    throw new UsageError('Whoever is on the way can change a file that comes over plain http. Give its --sha256, or an https address.');
  return { name: chosen, url, sha256: digest };
}

function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`"${text}" is no http or https address.`);
  if (url.username !== '' || url.password !== '')
    throw new UsageError('An address with a password in it would be kept on disk. Leave the password out.');
  return url;
}

const nameOf = ({ pathname }: URL): string => basename(decodeURIComponent(pathname)).replace(/\.gguf$/iu, '');

const isThisMachine = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
