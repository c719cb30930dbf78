import { createActionModel } from '../action/create-action-model.ts';
import { functionalTokenProtocol, type ActionProtocol } from '../action/action-protocol.ts';
import type { Backend, ModelSource } from '../backend/backend.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { checkTokenizer } from '../vocabulary/check-tokenizer.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { readVocabulary } from '../vocabulary/vocabulary-metadata.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import type { ToolPack } from '../tool/tool-pack.ts';
import type { Agent } from './agent.ts';
import { runOfCalls, type CreateCallRunnerOptions } from './create-call-runner.ts';
import { createRunStarter } from './create-run-starter.ts';
import { offeredToolsOf } from './offered-tools.ts';
import { checkQuery } from './query-error.ts';
import { runRequest } from './run-request.ts';

/** What an agent is composed of; `packs` in the order of the model's functional tokens. */
export interface CreateAgentOptions extends CreateCallRunnerOptions {
  readonly backend: Backend;
  readonly model: ModelSource;
  /** Functional tokens. @defaultValue those that the model file names, or the packs' tools in order where it names none */
  readonly vocabulary?: FunctionalTokenVocabulary;
  /**
   * A second opinion on which tools a request calls, for backends that obey it (`CreateActionModelOptions.classifier`). Stays its owner's.
   *
   * @defaultValue none
   */
  readonly classifier?: ToolClassifier | undefined;
  /** @defaultValue `functionalTokenProtocol` */
  readonly protocol?: ActionProtocol;
}

/**
 * Opens the model and checks that it knows the packs.
 *
 * @throws {ModelLoadError} where the model cannot be opened.
 * @throws {VocabularyError} `vocabulary-mismatch`, `vocabulary-changed` or `tool-without-token` where it was trained for other tools; nothing stays
 *   open. Where a pack does not fit the `vocabulary` given, nothing is opened.
 */
export async function createAgent(options: CreateAgentOptions): Promise<Agent> {
  const { backend, model, packs, protocol = functionalTokenProtocol } = options;
  const given = options.vocabulary && vocabularyOf({ packs, vocabulary: options.vocabulary });
  const startRun = createRunStarter(options);

  const session = await backend.openSession({ model });
  let vocabulary: FunctionalTokenVocabulary;
  try {
    vocabulary = given ?? vocabularyOf({ packs, vocabulary: readVocabulary(session.model.metadata) });
    const issues = await checkTokenizer(session, vocabulary, protocol);
    if (issues.length > 0)
      throw new VocabularyError({
        code: 'vocabulary-mismatch',
        message: `${model.id} was not made for these packs. Use the model that belongs to them, or train one.`,
        issues,
      });
  } catch (error) {
    await session.dispose();
    throw error;
  }

  const { grammars, biases } = backend.capabilities;
  const classifier = biases ? options.classifier : undefined;
  const actionModel = createActionModel({ session, vocabulary, packs, protocol, grammars, classifier });
  return {
    model: session.model,
    vocabulary,
    tools: offeredToolsOf(packs),
    actionModel,
    run: (query, runOptions) =>
      startRun({
        ...runOptions,
        request: { type: 'query', query },
        check: () => checkQuery(query),
        events: (machinery) => runRequest({ ...machinery, query, actionModel }),
      }),
    runCalls: (calls, runOptions) => startRun(runOfCalls(calls, runOptions)),
    dispose: () => session.dispose(),
  };
}

/** The vocabulary given, once every tool is known to have the place and the signature it has there. */
function vocabularyOf({
  vocabulary,
  packs,
}: {
  readonly vocabulary: FunctionalTokenVocabulary | undefined;
  readonly packs: readonly ToolPack[];
}): FunctionalTokenVocabulary {
  const allocated = allocateFunctionalTokens(packs, { previous: vocabulary?.tokens ?? [] });
  const added = vocabulary ? allocated.tokens.slice(vocabulary.tokens.length) : [];
  if (added.length > 0)
    throw new VocabularyError({
      code: 'tool-without-token',
      message: 'The vocabulary has no functional token for some tools. Leave out their pack, or use a model that was trained for them.',
      issues: added.map(({ toolId: id }) => id),
    });
  return vocabulary ?? allocated;
}
