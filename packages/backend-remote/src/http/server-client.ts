import { OpenAI } from 'openai';
import { catchError, defer, finalize, from, switchMap, throwError, timeout, type Observable } from 'rxjs';
import { readServerAddress } from './server-address.ts';
import { ServerFailureError } from './server-failure-error.ts';
import { toServerFailure } from './to-server-failure.ts';

/** How a server is reached. */
export interface ServerOptions {
  /** Where it listens, such as `https://models.example.org/v1`; the `/v1` may be left out. */
  readonly baseUrl: string;
  /**
   * Its key. Is sent to this server alone, and stands in no log and no error.
   *
   * @defaultValue the environment variable `OCTOWEAVE_API_KEY`; without it no key is sent
   */
  readonly apiKey?: string | undefined;
  /** Silence after which a request is given up, in milliseconds: until the answer begins, and between its parts. @defaultValue 60000 */
  readonly timeoutMs?: number | undefined;
  /**
   * How often a request is tried again that was not answered or was put off (408, 409, 429, 5xx), after waiting as long as the server asks, or
   * ever longer. An answer that has begun is never asked for again.
   *
   * @defaultValue 2
   */
  readonly retries?: number | undefined;
  /** Certificate (PEM) of the only authority to trust, for servers with a private one. In Node only. @defaultValue those Node trusts */
  readonly certificateAuthority?: string | undefined;
}

/** One request: GET without a body, POST with one. */
export interface ServerRequest {
  /** Path from the root of the server, such as `/v1/models`. */
  readonly path: string;
  readonly body?: object | undefined;
}

/** A server that is asked in JSON. Holds no connection of its own. */
export interface ServerClient {
  /** Where the server is, for people. */
  readonly address: string;
  /** @throws {ServerFailureError} */
  ask(request: ServerRequest, options?: { readonly signal?: AbortSignal | undefined }): Promise<unknown>;
  /** The server-sent events of one answer. Cold; unsubscribing closes the connection. Ends with a `ServerFailureError` where it fails. */
  stream(request: ServerRequest): Observable<unknown>;
}

/** @throws {ServerFailureError} where the address is none. */
export function createServerClient({
  baseUrl,
  apiKey = readEnvironment('OCTOWEAVE_API_KEY'),
  timeoutMs = 60_000,
  retries = 2,
  certificateAuthority,
}: ServerOptions): ServerClient {
  const { root, address } = readServerAddress(baseUrl);
  const key = apiKey === '' ? undefined : apiKey;
  const client = new OpenAI({
    baseURL: `${root}/v1`,
    // Keys and names for other servers, which the client would read from the environment, are none of this one's business.
    apiKey: key ?? 'none',
    ...(key === undefined && { defaultHeaders: { Authorization: null } }),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    dangerouslyAllowBrowser: key === undefined,
    timeout: timeoutMs,
    maxRetries: retries,
    logLevel: 'off',
    // A redirect would carry what was said to somewhere nobody named.
    fetchOptions: { redirect: 'error' },
    ...(certificateAuthority !== undefined && { fetch: trusting(certificateAuthority) }),
  });
  const fail = (error: unknown, path: string): ServerFailureError =>
    new ServerFailureError(toServerFailure(error, { address: `${address}${path}`, key, timeoutMs }));
  const open = ({ path, body }: ServerRequest, signal: AbortSignal | undefined): Promise<AsyncIterable<unknown>> =>
    client.post<AsyncIterable<unknown>>(`${root}${path}`, { ...(body && { body }), stream: true, ...(signal && { signal }) });

  return {
    address,
    async ask({ path, body }, { signal } = {}) {
      try {
        return body
          ? await client.post<unknown>(`${root}${path}`, { body, ...(signal && { signal }) })
          : await client.get<unknown>(`${root}${path}`, { ...(signal && { signal }) });
      } catch (error) {
        throw fail(error, path);
      }
    },
    stream: (request) =>
      defer(() => {
        const controller = new AbortController();
        return from(open(request, controller.signal)).pipe(
          switchMap((parts) => from(parts).pipe(timeout({ each: timeoutMs }))),
          catchError((error: unknown) => throwError(() => fail(error, request.path))),
          // What listens to a promise or an iterator only stops listening; this stops the work.
          finalize(() => controller.abort()),
        );
      }),
  };
}

/** Fetches over TLS from servers whose certificate this authority has signed; what it takes of Node is only loaded where it is asked for. */
function trusting(certificateAuthority: string): typeof fetch {
  let trustingFetch: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    trustingFetch ??= import('./private-authority-fetch.ts').then(({ createPrivateAuthorityFetch }) =>
      createPrivateAuthorityFetch({ certificateAuthority }),
    );
    return (await trustingFetch)(input, init);
  };
}

/** A page in a browser has no environment. */
function readEnvironment(name: string): string | undefined {
  return typeof process === 'undefined' ? undefined : process.env[name];
}
