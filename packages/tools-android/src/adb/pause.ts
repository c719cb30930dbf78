/** Waits; what is no longer wanted ends at once, so that no timer keeps a program alive. */
export function pause(durationMs: number, over: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (over.aborted) return resolve(undefined);
    const timer = setTimeout(() => resolve(undefined), durationMs);
    return over.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve(undefined);
      },
      { once: true },
    );
  });
}
