import { createMemoryParts, type ModelParts } from './model-parts.ts';

/** Where pieces of a download go. */
export interface PartWriter {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Writes what is left and closes. @returns the parts, which are no longer the stored ones where storage gave out */
  end(): Promise<ModelParts>;
}

/** What a writer writes to. */
export interface CreatePartWriterOptions {
  readonly parts: ModelParts;
  readonly partBytes: number;
  /** Storage gave out: what was written goes on in memory. Called at most once, after the stored parts were read. */
  readonly onStorageFailure: (error: DOMException) => Promise<void>;
}

/** Gathers pieces into parts of one size. */
export function createPartWriter({ parts: firstParts, partBytes, onStorageFailure }: CreatePartWriterOptions): PartWriter {
  let parts = firstParts;
  let part = new Uint8Array(partBytes);
  let filled = 0;

  const orInMemory = async (work: (parts: ModelParts) => Promise<void>): Promise<void> => {
    try {
      await work(parts);
    } catch (error) {
      if (!parts.isStored || !(error instanceof DOMException)) throw error;
      parts = createMemoryParts(await Promise.all(parts.files.map(async (file) => new Blob([await file.arrayBuffer()]))));
      await onStorageFailure(error);
      await work(parts);
    }
  };
  const flush = async (): Promise<void> => {
    if (filled === 0) return;
    const full = part.subarray(0, filled);
    await orInMemory((parts) => parts.append(full));
    part = new Uint8Array(partBytes);
    filled = 0;
  };
  return {
    write: async (piece) => {
      for (let offset = 0; offset < piece.byteLength;) {
        const taken = piece.subarray(offset, offset + partBytes - filled);
        part.set(taken, filled);
        filled += taken.byteLength;
        offset += taken.byteLength;
        if (filled === partBytes) await flush();
      }
    },
    end: async () => {
      await flush();
      return parts;
    },
  };
}
