/** How long an operation of a port may go on. */
export interface PortOptions {
  /** Rejects the operation with the signal's reason. What the Mac already did is not undone by it. */
  readonly signal?: AbortSignal | undefined;
}
