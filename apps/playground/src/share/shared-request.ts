/** What an address of this page may carry: a request to begin with, and what the car is doing. */
export interface SharedRequest {
  readonly query: string;
  readonly preset: string | undefined;
}

/** Longer than anything that is said to a device, and short enough for an address. */
const longestQuery = 500;

/**
 * Reads the part of an address after `#`, which no server ever sees.
 *
 * - It is only put into the field: whoever opens a link runs it, not whoever made it.
 */
export function parseSharedRequest(hash: string): SharedRequest {
  const values = new URLSearchParams(hash.replace(/^#/u, ''));
  return { query: (values.get('say') ?? '').slice(0, longestQuery), preset: values.get('preset') ?? undefined };
}

/** The address of this page with a request. */
export function printSharedRequest({ query, preset }: SharedRequest, page: string): string {
  const url = new URL(page);
  const values = new URLSearchParams({ say: query, ...(preset !== undefined && { preset }) });
  url.hash = values.toString();
  return url.href;
}
