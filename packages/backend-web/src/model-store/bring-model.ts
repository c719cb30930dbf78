import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ModelSource } from '@octoweave/core/contract';
import { downloadModel } from './download-model.ts';
import type { ModelFetchEvent } from './model-fetch-event.ts';
import { createMemoryParts, type ModelParts } from './model-parts.ts';
import { createPartWriter } from './part-writer.ts';
import { fetchError } from './store-errors.ts';
import { openStoredParts, removeStoredParts, type StoredPartsOptions } from './stored-parts.ts';

/** One fetch. */
export interface BringModelOptions {
  readonly model: ModelSource;
  readonly fetch: typeof globalThis.fetch;
  /** Undefined where the model is not to be stored. */
  readonly storage: StoredPartsOptions | undefined;
  /** Bytes of every part but the last. */
  readonly partBytes: number;
  readonly signal: AbortSignal;
  readonly emit: (event: ModelFetchEvent) => void;
}

/** A model that is here. */
export interface BroughtModel {
  readonly file: Blob;
  readonly isStored: boolean;
}

/**
 * Takes a model from storage or downloads it, and checks its digest.
 *
 * @throws {ModelLoadError} `model-not-found` | `model-unreadable` | `model-digest-mismatch`
 */
export async function bringModel(options: BringModelOptions): Promise<BroughtModel> {
  const { model, storage, emit } = options;
  const parts = await openParts(options);
  const hadParts = parts.files.length > 0;
  const brought = await completeParts(parts, options);
  if (!('actualSha256' in brought)) return brought;
  if (storage) await removeStoredParts(storage);
  if (!hadParts) throw mismatch(model, brought.actualSha256);

  emit({
    type: 'storage-warning',
    code: 'stored-copy-damaged',
    message: `What was stored of ${model.id} is damaged; it is downloaded again.`,
  });
  const broughtAnew = await completeParts(await openParts(options), options);
  if (!('actualSha256' in broughtAnew)) return broughtAnew;
  if (storage) await removeStoredParts(storage);
  throw mismatch(model, broughtAnew.actualSha256);
}

const mismatch = ({ location, sha256: expected = '' }: ModelSource, actual: string): Error =>
  fetchError({
    code: 'model-digest-mismatch',
    location,
    reason: `its SHA-256 is ${actual.slice(0, 12)}, not ${expected.slice(0, 12)}.`,
    advice: 'The file on the server was changed or damaged; publish it again, or correct the digest.',
  });

async function openParts({ model, storage, emit }: BringModelOptions): Promise<ModelParts> {
  if (!storage) return createMemoryParts();
  try {
    return await openStoredParts(storage);
  } catch (error) {
    emit(isFull(error) ? storageFull(model) : storageBlocked(model));
    return createMemoryParts();
  }
}

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

const storageFull = ({ id }: ModelSource): ModelFetchEvent => ({
  type: 'storage-warning',
  code: 'storage-full',
  message: `There is too little room on this device to keep ${id}, so it is downloaded at every visit. Free some room to change that.`,
});

const storageBlocked = ({ id }: ModelSource): ModelFetchEvent => ({
  type: 'storage-warning',
  code: 'storage-blocked',
  message: `This browser lets the page store nothing, so ${id} is downloaded at every visit. Private windows and blocked site data do this.`,
});

/** @returns the model, or its digest where that is not the promised one */
async function completeParts(
  parts: ModelParts,
  { model, fetch, storage, partBytes, signal, emit }: BringModelOptions,
): Promise<BroughtModel | { readonly actualSha256: string }> {
  const digest = sha256.create();
  const storedBytes = parts.files.reduce((sum, { size }) => sum + size, 0);
  emit({ type: 'fetch-start', source: parts.isFinished ? 'storage' : 'network', receivedBytes: storedBytes });
  await readParts(parts.files, (piece) => {
    signal.throwIfAborted();
    digest.update(piece);
  });

  const writer = createPartWriter({
    parts,
    partBytes,
    onStorageFailure: async (error) => {
      emit(isFull(error) ? storageFull(model) : storageBlocked(model));
      if (storage) await removeStoredParts(storage);
    },
  });
  let receivedBytes = storedBytes;
  if (!parts.isFinished)
    await downloadModel({
      fetch,
      location: model.location,
      startAt: storedBytes,
      signal,
      take: async (piece, totalBytes) => {
        digest.update(piece);
        await writer.write(piece);
        receivedBytes += piece.byteLength;
        emit({ type: 'fetch-delta', receivedBytes, totalBytes });
      },
    });
  const actualSha256 = bytesToHex(digest.digest());
  if (model.sha256 !== undefined && actualSha256 !== model.sha256) return { actualSha256 };
  const whole = await writer.end();
  if (!whole.isFinished) await whole.finish();
  return { file: new Blob([...whole.files]), isStored: whole.isStored };
}

async function readParts(files: readonly Blob[], take: (piece: Uint8Array) => void): Promise<void> {
  for (const file of files) take(new Uint8Array(await file.arrayBuffer()));
}
