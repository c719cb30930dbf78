import type { LogitProcessor } from '@mlc-ai/web-llm';

/** Chooses the likeliest token, whatever temperature a model was compiled with, and remembers how likely each was. */
export interface GreedyLogits {
  readonly processor: LogitProcessor;
  /** Adds this to the logits of tokens, by their ids, from the next choice on. */
  bias(logits: ReadonlyMap<number, number>): void;
  /** Probability, over the whole vocabulary, of a token in the place that was chosen last. */
  probabilityOf(tokenId: number): number;
}

/** Makes the logit processor of one session. */
export function createGreedyLogits(): GreedyLogits {
  let exponentials = new Float32Array();
  let sum = 1;
  let biases: ReadonlyMap<number, number> = new Map();
  return {
    processor: {
      processLogits: (logits) => {
        for (const [id, bias] of biases) logits[id] = (logits[id] ?? Number.NEGATIVE_INFINITY) + bias;
        const best = logits.reduce((best, logit, id) => (logit > (logits[best] ?? Number.NEGATIVE_INFINITY) ? id : best), 0);
        const most = logits[best] ?? 0;
        exponentials = logits.map((logit) => Math.exp(logit - most));
        sum = exponentials.reduce((total, value) => total + value, 0);
        return new Float32Array(logits.length).fill(Number.NEGATIVE_INFINITY).fill(0, best, best + 1);
      },
      processSampledToken: () => undefined,
      resetState: () => undefined,
    },
    bias: (logits) => {
      biases = logits;
    },
    probabilityOf: (tokenId) => (exponentials[tokenId] ?? 0) / sum,
  };
}
