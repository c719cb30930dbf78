import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';

/** Statuses whose responses have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A `fetch` that trusts one certificate authority and no other. Node's own takes no authority without another library.
 *
 * - Redirects are not followed; the body of a request is text.
 */
export function createPrivateAuthorityFetch({ certificateAuthority }: { readonly certificateAuthority: string }): typeof fetch {
  const agent = new Agent({ ca: certificateAuthority, keepAlive: true });
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        String(input instanceof Request ? input.url : input),
        {
          agent,
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers)),
          ...(init.signal && { signal: init.signal }),
        },
        (incoming) => {
          const status = incoming.statusCode ?? 500;
          const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
            [value ?? []].flat().map((each): [string, string] => [name, each]),
          );
          const body = bodiless.has(status) ? null : (Readable.toWeb(incoming) as globalThis.ReadableStream);
          resolve(new Response(body, { status, headers }));
        },
      );
      outgoing.once('error', reject);
      outgoing.end(init.body ?? undefined);
    });
}
