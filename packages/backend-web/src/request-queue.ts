/** Runs work one after the other. What fails ends only its own promise. */
export type RequestQueue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue with nothing in it. */
export function createRequestQueue(): RequestQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
