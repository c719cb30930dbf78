import { describe, expect, it } from 'vitest';
import { printCompletionRequest } from './completion-request.ts';

const completion = { prompt: 'a', maxTokens: 8, grammar: 'root ::= "a"', biases: [{ id: 7, logit: -2 }], tellsProbability: false };

describe('printCompletionRequest', () => {
  it('asks for the likeliest tokens, each by its id', () => {
    expect(printCompletionRequest(completion)).toMatchObject({
      temperature: 0,
      samplers: ['temperature'],
      return_tokens: true,
      verbose: true,
    });
  });

  it('leaves out what llama.cpp understands otherwise than it is meant: stop texts, and an empty list of adapters', () => {
    expect(Object.keys(printCompletionRequest(completion))).not.toEqual(expect.arrayContaining(['stop']));
    expect(Object.keys(printCompletionRequest(completion))).not.toEqual(expect.arrayContaining(['lora']));
  });

  it('names biased tokens by their ids', () => {
    expect(printCompletionRequest(completion).logit_bias).toEqual({ 7: -2 });
  });

  it('asks for probabilities only where they are wanted', () => {
    expect(printCompletionRequest(completion).n_probs).toBe(0);
    expect(printCompletionRequest({ ...completion, tellsProbability: true }).n_probs).toBe(1);
  });
});
