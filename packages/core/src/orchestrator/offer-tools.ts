import type { RequestText } from '../call/request-text.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';

/** Chooses the tools a planner is offered for a request, out of all there are: a retriever's work. */
export type OfferTools = (text: RequestText, tools: readonly OfferedTool[]) => readonly OfferedTool[] | Promise<readonly OfferedTool[]>;

/** Offers all of them. */
export const offerAll: OfferTools = (_, tools) => tools;
