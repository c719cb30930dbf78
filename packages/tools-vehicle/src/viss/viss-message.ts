import { z } from 'zod';

/** The WebSocket subprotocol of VISS version 2. */
export const vissSubprotocol = 'VISSv2';

/** How values travel: as text, whatever their type. */
export type VissValue = string | readonly string[];

/** One reading; null where the server knows the leaf and holds no value of it. */
export interface VissDataPoint {
  readonly path: string;
  readonly value: VissValue | null;
}

/** Why a server refused, in the words of the specification. */
export interface VissErrorBody {
  readonly number: number;
  readonly reason: string;
  readonly message: string;
}

/** Tells a server to send every change. */
export const changeFilter = { type: 'change', parameter: { 'logic-op': 'ne', diff: '0' } } as const;

/** A request without its identifier. Paths of a filter are relative to `path`. */
export type VissRequestBody =
  | { readonly action: 'get'; readonly path: string; readonly filter?: { readonly type: 'paths'; readonly parameter: readonly string[] } }
  | { readonly action: 'set'; readonly path: string; readonly value: VissValue }
  | { readonly action: 'subscribe'; readonly path: string; readonly filter?: typeof changeFilter }
  | { readonly action: 'unsubscribe'; readonly subscriptionId: string };

/** What a server said, in answer or as an event; `data` is not checked yet. */
export interface VissAnswer {
  readonly data?: unknown;
  readonly error?: VissErrorBody | undefined;
  readonly subscriptionId?: string | undefined;
}

/**
 * What came from a server.
 *
 * - `answer`: to the request with that identifier. `event`: of a subscription.
 * - `stray`: well-formed and meant for nobody, as an answer without an identifier is.
 */
export type VissMessage =
  | { readonly type: 'answer'; readonly requestId: string; readonly answer: VissAnswer }
  | { readonly type: 'event'; readonly subscriptionId: string; readonly answer: VissAnswer }
  | { readonly type: 'stray' };

const messageSchema = z.looseObject({
  action: z.string().nullish(),
  requestId: z.string().nullish(),
  subscriptionId: z.string().optional(),
  // Version 3 and some servers of version 2 send the number as text.
  error: z.looseObject({ number: z.coerce.number().int(), reason: z.string().catch(''), message: z.string().catch('') }).optional(),
});

/** Reads what came over the socket; undefined where it is no VISS message. */
export function parseVissMessage(text: unknown): VissMessage | undefined {
  const parsed = messageSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { action, requestId, subscriptionId } = parsed.data;
  if (action === 'subscription' && subscriptionId !== undefined) return { type: 'event', subscriptionId, answer: parsed.data };
  return typeof requestId === 'string' ? { type: 'answer', requestId, answer: parsed.data } : { type: 'stray' };
}

/** Reads JSON; undefined where it is none. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const dataObjectSchema = z.looseObject({
  path: z.string(),
  dp: z.looseObject({ value: z.union([z.string(), z.array(z.string()), z.null()]) }),
});

const dataSchema = z.union([dataObjectSchema.transform((one) => [one]), z.array(dataObjectSchema)]);

/** Reads the `data` of an answer; undefined where it is none. Slashes between the names of a path count as dots. */
export function parseVissData(data: unknown): readonly VissDataPoint[] | undefined {
  const parsed = dataSchema.safeParse(data);
  return parsed.data?.map(({ path, dp }) => ({ path: path.replaceAll('/', '.'), value: dp.value }));
}
