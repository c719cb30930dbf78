import type { OfferTools } from '@octoweave/core';

/** A way to offer tools, and how many it offered. */
export interface CountedOffer {
  readonly offer: OfferTools;
  /** Tools on average; undefined before the first request. */
  mean(): number | undefined;
}

/** Counts the tools that are offered. */
export function countOffered(offer: OfferTools): CountedOffer {
  let requests = 0;
  let offered = 0;
  return {
    async offer(text, tools) {
      const kept = await offer(text, tools);
      requests += 1;
      offered += kept.length;
      return kept;
    },
    mean: () => (requests === 0 ? undefined : offered / requests),
  };
}
