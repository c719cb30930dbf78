import type { Frame } from '../corpus/parse-frames.ts';
import type { RandomSource } from '../random-source.ts';
import type { DraftRequest } from './draft-request.ts';
import { joinRequests } from './join-requests.ts';

/** Puts an order into a frame in which nobody asks for it: a prohibition, a remark, a question about it. Nothing may be called. */
export function disclaimRequest(request: DraftRequest, disclaimers: readonly Frame[], random: RandomSource): DraftRequest {
  const { pieces } = joinRequests([request], random.pick(disclaimers.filter(({ group }) => group === 'none')));
  return { pieces, calls: [], phrasedCalls: [] };
}

/** Asks for one order and rules another out; only the first may be called. */
export function putBeside(
  { request, other }: { readonly request: DraftRequest; readonly other: DraftRequest },
  disclaimers: readonly Frame[],
  random: RandomSource,
): DraftRequest {
  const frame = random.pick(disclaimers.filter(({ group }) => group === 'beside'));
  const { pieces } = joinRequests(frame.pieces[1] === 'request' ? [request, other] : [other, request], frame);
  return { pieces, calls: request.calls, phrasedCalls: request.phrasedCalls };
}
