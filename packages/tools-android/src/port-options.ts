/** How long an operation of a port may go on. */
export interface PortOptions {
  /** Rejects the operation with the signal's reason. What the phone has already done is not undone by it. */
  readonly signal?: AbortSignal | undefined;
}

/** Rejects an operation that was aborted before it began. */
export function throwIfAborted({ signal }: PortOptions): void {
  if (signal?.aborted) throw signal.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}
