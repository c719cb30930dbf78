import type { GenerateRequest, GenerationEndReason, GenerationEvent } from '@octoweave/core/contract';
import { LlamaGrammar, LlamaGrammarEvaluationState, TokenBias, type LlamaContextSequence, type Token } from 'node-llama-cpp';
import { controlTokenId } from './control-token-id.ts';
import { EngineFailureError } from './engine-failure-error.ts';
import type { LoadedModel } from './load-model.ts';

/** A prefill cannot be interrupted while it runs, so it runs in pieces of this many tokens. */
const prefillTokens = 64;

export interface GenerateTokensOptions {
  readonly loaded: LoadedModel;
  readonly sequence: LlamaContextSequence;
  readonly promptIds: readonly Token[];
  readonly request: GenerateRequest;
  readonly isCancelled: () => boolean;
  readonly emit: (event: GenerationEvent) => void;
}

/**
 * Runs one greedy generation on a sequence that nobody else uses.
 *
 * - What the prompt shares with the sequence's last one is not evaluated again.
 * - After a cancellation nothing more is emitted and the sequence stays usable.
 *
 * @throws {EngineFailureError} `context-overflow` | `control-token-unknown` | `grammar-invalid`
 */
export async function generateTokens({ loaded, sequence, promptIds, request, isCancelled, emit }: GenerateTokensOptions): Promise<void> {
  const { controlIds, contextTokens, tokenBytes } = loaded;
  const grammarEvaluationState = request.grammar && createGrammarState(loaded, request.grammar.text);
  await sequence.adaptStateToTokens(promptIds.slice(0, -1), false);
  const cachedTokens = sequence.nextTokenIndex;
  for (let start = cachedTokens; start < promptIds.length - 1; start += prefillTokens) {
    if (isCancelled()) return;
    await sequence.evaluateWithoutGeneratingNewTokens(promptIds.slice(start, Math.min(start + prefillTokens, promptIds.length - 1)));
  }
  if (isCancelled()) return;
  emit({ type: 'generation-start', promptTokens: promptIds.length, cachedTokens });

  const controlTexts = new Map([...controlIds].map(([text, id]) => [id, text]));
  const stopIds = new Set((request.stopTokens ?? []).map((text) => controlIds.get(text)));
  // Holds back the bytes of a character that is not complete yet.
  let decoder = new TextDecoder();
  const maxTokens = Math.min(request.maxTokens, contextTokens - promptIds.length);
  let outputTokens = 0;
  let reason: GenerationEndReason = 'end-of-generation';
  const tokens = sequence.evaluateWithMetadata(
    promptIds.slice(-1),
    { confidence: true },
    { temperature: 0, tokenBias: tokenBiasOf(request, loaded), ...(grammarEvaluationState && { grammarEvaluationState }) },
  );
  for await (const { token, confidence } of tokens) {
    if (isCancelled()) return;
    outputTokens += 1;
    const controlText = controlTexts.get(token);
    const text = controlText === undefined ? decoder.decode(tokenBytes(token), { stream: true }) : controlText;
    emit({ type: 'token-delta', tokenId: token, isControl: controlText !== undefined, text, probability: confidence });
    if (controlText !== undefined) decoder = new TextDecoder();
    if (stopIds.has(token)) {
      reason = 'stop-token';
      break;
    }
    if (outputTokens >= maxTokens) {
      reason = 'max-tokens';
      break;
    }
  }
  if (!isCancelled()) emit({ type: 'generation-end', reason, outputTokens });
}

/**
 * The biases asked for, and under a grammar those that keep it: its characters admit control tokens by their text. Printed grammars guard against `<`
 * (`guardControlTokens`); this is for `[INST]`.
 *
 * @throws {EngineFailureError} `control-token-unknown`
 */
function tokenBiasOf({ grammar, biases = [] }: GenerateRequest, loaded: LoadedModel): TokenBias {
  const tokenBias = TokenBias.for(loaded.model);
  for (const { token, logit } of biases) tokenBias.set(controlTokenId(token, loaded), { logit });
  if (grammar) for (const [text, id] of loaded.controlIds) if (!text.startsWith('<')) tokenBias.set(id, 'never');
  return tokenBias;
}

function createGrammarState({ model }: LoadedModel, text: string): LlamaGrammarEvaluationState {
  try {
    return new LlamaGrammarEvaluationState({ model, grammar: new LlamaGrammar(model.llama, { grammar: text }) });
  } catch (error) {
    throw new EngineFailureError({
      kind: 'session',
      code: 'grammar-invalid',
      reason: `The grammar could not be parsed (${error instanceof Error ? error.message : String(error)}).`,
      advice: 'Print it with printGbnf.',
    });
  }
}
