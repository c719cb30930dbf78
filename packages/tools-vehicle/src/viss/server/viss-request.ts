import { z } from 'zod';
import { parseJson, type VissValue } from '../viss-message.ts';

/** A request a client may make; what a filter holds is looked at when it is carried out. */
export type VissRequest =
  | {
      readonly action: 'get';
      readonly requestId: string;
      readonly path: string;
      readonly filter?: { readonly type: string; readonly parameter?: readonly string[] | undefined } | undefined;
    }
  | { readonly action: 'set'; readonly requestId: string; readonly path: string; readonly value: VissValue }
  | {
      readonly action: 'subscribe';
      readonly requestId: string;
      readonly path: string;
      readonly filter?: { readonly type: string; readonly parameter?: unknown } | undefined;
    }
  | { readonly action: 'unsubscribe'; readonly requestId: string; readonly subscriptionId: string };

const requestId = z.string();
const path = z.string();

const requestSchema: z.ZodType<VissRequest> = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('get'),
    requestId,
    path,
    filter: z.object({ type: z.string(), parameter: z.array(z.string()).optional() }).optional(),
  }),
  z.object({ action: z.literal('set'), requestId, path, value: z.union([z.string(), z.array(z.string())]) }),
  z.object({
    action: z.literal('subscribe'),
    requestId,
    path,
    filter: z.object({ type: z.string(), parameter: z.unknown().optional() }).optional(),
  }),
  z.object({ action: z.literal('unsubscribe'), requestId, subscriptionId: z.string() }),
]);

const addressSchema = z.object({ action: z.string().nullable().catch(null), requestId: z.string().nullable().catch(null) });

/** A request, or of a malformed one what an answer to it can name. */
export type ParsedVissRequest =
  | { readonly isValid: true; readonly request: VissRequest }
  | { readonly isValid: false; readonly action: string | null; readonly requestId: string | null };

/** Reads what a client sent. */
export function parseVissRequest(text: string): ParsedVissRequest {
  const json = parseJson(text);
  const request = requestSchema.safeParse(json);
  if (request.success) return { isValid: true, request: request.data };
  const address = addressSchema.safeParse(json);
  return { isValid: false, action: address.data?.action ?? null, requestId: address.data?.requestId ?? null };
}
