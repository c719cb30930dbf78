import { phoneFailure } from './phone-failure.ts';
import type { PortOptions } from './port-options.ts';

/** The part of `fetch` that clients need; a test gives one that answers from a recording. */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchResponse>;

/** What is sent. */
export interface FetchRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What comes back. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  text(): Promise<string>;
}

/** One request to a service. */
export interface JsonRequest extends PortOptions {
  readonly fetch: Fetch;
  /** As a failure names it: `Open-Meteo`. */
  readonly service: string;
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Makes it a POST. */
  readonly body?: unknown;
}

/** What any value may be until it was looked at. */
export type Unread = Readonly<Record<string, unknown>>;

/**
 * Asks a service and reads its answer as a JSON object or list.
 *
 * - Values of the query are encoded: none can add a parameter.
 *
 * @throws {ToolFailure} `service-failed` where it does not answer, refuses, or answers something else.
 */
export async function requestJson(request: JsonRequest): Promise<Unread | readonly Unread[]> {
  const { fetch, service, url, query = {}, headers = {}, body, signal } = request;
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value).replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`],
  );
  const address = parameters.length === 0 ? url : `${url}?${parameters.join('&')}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...sent,
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw phoneFailure('service-failed', { message: `${service} does not answer.`, advice: 'Check the connection to the network.', cause });
  });
  const text = await response.text();
  if (!response.ok) throw phoneFailure('service-failed', { message: `${service} refuses with status ${response.status}.` });
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return answer as Unread | readonly Unread[];
  } catch {
    // Falls through to the failure below: what is no JSON is no answer either.
  }
  throw phoneFailure('service-failed', { message: `${service} answers in a way nobody understands.` });
}

/** A property that is a list of objects; empty where it is anything else. */
export function listOf(value: unknown, name: string): readonly Unread[] {
  const list = isUnread(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isUnread) : [];
}

/** A property that is an object; an empty one where it is anything else. */
export function objectOf(value: unknown, name: string): Unread {
  const object = isUnread(value) ? value[name] : undefined;
  return isUnread(object) ? object : {};
}

/** A property as text; empty where it is neither text nor a number. */
export function textOf(value: unknown, name: string): string {
  const text = isUnread(value) ? value[name] : undefined;
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}

/** A property as a number; undefined where it is none. */
export function numberOf(value: unknown, name: string): number | undefined {
  const text = textOf(value, name);
  return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

const isUnread = (value: unknown): value is Unread => typeof value === 'object' && value !== null && !Array.isArray(value);
