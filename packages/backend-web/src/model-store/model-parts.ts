/** A model on its way here, in parts of one size, only the last of them shorter. A part is kept whole or not at all. */
export interface ModelParts {
  /** Whether the parts outlive this page. */
  readonly isStored: boolean;
  /** Whether `finish` was called when they were kept. */
  readonly isFinished: boolean;
  /** In their order. */
  readonly files: readonly Blob[];
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Says that the parts are the whole model. */
  finish(): Promise<void>;
}

/** Parts for this page only. */
export function createMemoryParts(files: readonly Blob[] = []): ModelParts {
  const kept = [...files];
  return {
    isStored: false,
    isFinished: false,
    files: kept,
    append: async (bytes) => {
      kept.push(new Blob([bytes]));
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
  };
}
