import type { GenerateRequest, PromptSegment, ScoreRequest } from '@octoweave/core/contract';
import type { Token } from 'node-llama-cpp';
import { controlTokenId } from './control-token-id.ts';
import { EngineFailureError } from './engine-failure-error.ts';
import type { EngineAnswer, EngineReply, EngineRequest } from './engine-protocol.ts';
import { generateTokens } from './generate-tokens.ts';
import { createKvGroups, type KvGroups } from './kv-groups.ts';
import { loadModel, type LoadedModel } from './load-model.ts';

interface OpenEngine {
  readonly loaded: LoadedModel;
  readonly groups: KvGroups;
}

/**
 * Serves one model. Requests are worked off one after the other, since two evaluations on one sequence corrupt it; `cancel` overtakes them.
 *
 * @returns what takes the requests
 */
export function createEngine(reply: (message: EngineReply) => void): (request: EngineRequest) => void {
  const cancelled = new Set<number>();
  let engine: OpenEngine | undefined;
  let queue: Promise<void> = Promise.resolve();

  const work = async (request: Exclude<EngineRequest, { type: 'cancel' }>): Promise<EngineAnswer> => {
    if (request.type === 'open') {
      const loaded = await loadModel(request);
      engine = { loaded, groups: createKvGroups({ model: loaded.model, contextTokens: loaded.contextTokens, threads: request.threads }) };
      return loaded.opened;
    }
    if (!engine)
      throw new EngineFailureError({
        kind: 'session',
        code: 'session-disposed',
        reason: 'No model is open.',
        advice: 'Open a session first.',
      });
    switch (request.type) {
      case 'encode':
        return encodeSegments(engine.loaded, request.segments);
      case 'score':
        return scoreCandidates(engine, request.request);
      case 'generate':
        return generate(engine, request.request, { id: request.id, cancelled, reply });
    }
  };

  return (request) => {
    if (request.type === 'cancel') {
      cancelled.add(request.id);
      return;
    }
    queue = queue.then(async () => {
      try {
        reply({ type: 'answer', id: request.id, value: cancelled.has(request.id) ? null : await work(request) });
      } catch (error) {
        reply({ type: 'failure', id: request.id, failure: toFailure(error) });
      } finally {
        cancelled.delete(request.id);
      }
    });
  };
}

interface GenerateContext {
  readonly id: number;
  readonly cancelled: ReadonlySet<number>;
  readonly reply: (message: EngineReply) => void;
}

async function generate(
  { loaded, groups }: OpenEngine,
  request: GenerateRequest,
  { id, cancelled, reply }: GenerateContext,
): Promise<null> {
  const promptIds = encodePrompt(loaded, request.prompt);
  const sequence = await groups.sequenceOf(request.adapters ?? []);
  await generateTokens({
    loaded,
    sequence,
    promptIds,
    request,
    isCancelled: () => cancelled.has(id),
    emit: (event) => reply({ type: 'event', id, event }),
  });
  return null;
}

async function scoreCandidates({ loaded, groups }: OpenEngine, { prompt, candidates }: ScoreRequest): Promise<readonly number[]> {
  const candidateIds = encodeSegments(
    loaded,
    candidates.map((text) => ({ type: 'control', text })),
  );
  const promptIds = encodePrompt(loaded, prompt);
  const sequence = await groups.sequenceOf([]);
  await sequence.adaptStateToTokens(promptIds.slice(0, -1), false);
  const rest = promptIds.slice(sequence.nextTokenIndex);
  const results = await sequence.controlledEvaluate(
    rest.map((tokenId, index) =>
      index === rest.length - 1 ? [tokenId, { generateNext: { probabilities: true, options: { temperature: 1 } } }] : tokenId,
    ),
  );
  const probabilities = results.at(-1)?.next.probabilities;
  return candidateIds.map((tokenId) => probabilities?.get(tokenId) ?? 0);
}

/** @throws {EngineFailureError} `context-overflow` where no room is left to answer, rather than letting old tokens slip out. */
function encodePrompt(loaded: LoadedModel, prompt: readonly PromptSegment[]): Token[] {
  const promptIds = encodeSegments(loaded, prompt);
  if (promptIds.length >= loaded.contextTokens)
    throw new EngineFailureError({
      kind: 'session',
      code: 'context-overflow',
      reason: `The prompt has ${promptIds.length} tokens, and the context holds ${loaded.contextTokens}.`,
      advice: 'Say it in fewer words.',
    });
  if (promptIds.length === 0)
    throw new EngineFailureError({
      kind: 'session',
      code: 'prompt-empty',
      reason: 'The prompt has no tokens.',
      advice: 'Give the model something to read.',
    });
  return promptIds;
}

function encodeSegments(loaded: LoadedModel, segments: readonly PromptSegment[]): Token[] {
  return segments.flatMap(({ type, text }) => (type === 'text' ? [...loaded.model.tokenize(text, false)] : [controlTokenId(text, loaded)]));
}

function toFailure(error: unknown): Extract<EngineReply, { type: 'failure' }>['failure'] {
  if (error instanceof EngineFailureError) return error.failure;
  return {
    kind: 'session',
    code: 'engine-crashed',
    reason: error instanceof Error ? error.message : String(error),
    advice: 'Open the session again.',
  };
}
