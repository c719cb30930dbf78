/** How long an operation of a port may go on. */
export interface PortOptions {
  /** Rejects the operation with the signal's reason. What the Mac already did is not undone by it. */
  readonly signal?: AbortSignal | undefined;
}

/** Why an operation was aborted. React Native's signals carry no reason. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}
