import type { BackendCapabilities } from './backend-capabilities.ts';
import type { Session } from './session.ts';

/** A model file or repository an engine can open. */
export interface ModelSource {
  /** Name for reports and error messages, such as `octoweave-mini`. */
  readonly id: string;
  /** A file path, or an address the backend understands. */
  readonly location: string;
  /** Lower-case hexadecimal SHA-256 of the file; checked before the engine reads it where given. */
  readonly sha256?: string | undefined;
}

/** What a session is opened with. */
export interface OpenSessionOptions {
  readonly model: ModelSource;
  /** Tokens of context to allocate. @defaultValue what the model was trained with */
  readonly contextTokens?: number | undefined;
  /** Abandons the load; nothing stays allocated. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs language models on one device. An implementation is a backend once `backendConformance` passes. */
export interface Backend {
  /** Contract version, so that core can keep accepting older backends. */
  readonly contract: 1;
  /** Stable identifier for reports and error messages, such as `node-llama-cpp`. */
  readonly id: string;
  readonly capabilities: BackendCapabilities;
  /**
   * Loads a model. A rejected load leaves nothing allocated.
   *
   * @throws {ModelLoadError} where the file is missing, damaged, foreign or not the one that was promised.
   */
  openSession(options: OpenSessionOptions): Promise<Session>;
}
