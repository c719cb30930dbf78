import { ReplaySubject } from 'rxjs';
import { createActionModel } from '../action/create-action-model.ts';
import { functionalTokenProtocol, type ActionProtocol } from '../action/action-protocol.ts';
import type { Backend, ModelSource } from '../backend/backend.ts';
import type { ResolvedCall } from '../call/resolved-call.ts';
import { literal } from '../call/tool-call.ts';
import { resolveArguments } from '../graph/resolve-arguments.ts';
import { toAsyncIterator } from '../internal/to-async-iterator.ts';
import type { NormaliseContext, Normaliser } from '../normaliser/normaliser.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import { denyAll, type Approve } from '../scheduler/approval.ts';
import { invokeTool } from '../scheduler/invoke-tool.ts';
import { createPermit, type EditedCall } from '../scheduler/permit-calls.ts';
import type { ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import { toolId, type AnyTool, type ImplementedToolPack, type ToolId } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { checkTokenizer } from '../vocabulary/check-tokenizer.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import type { Agent } from './agent.ts';
import { createExclusiveResources } from './exclusive-resources.ts';
import { machineContext } from './machine-context.ts';
import { runRequest } from './run-request.ts';

/** What an agent is composed of. */
export interface CreateAgentOptions {
  readonly backend: Backend;
  readonly model: ModelSource;
  /** Tools and the devices they act on, in the order of the model's functional tokens. */
  readonly packs: readonly ImplementedToolPack[];
  /** Asks for consent where a tool demands it. @defaultValue denies */
  readonly approve?: Approve;
  /** Functional tokens, where they are not simply the packs' tools in order. */
  readonly vocabulary?: FunctionalTokenVocabulary;
  /** @defaultValue `functionalTokenProtocol` */
  readonly protocol?: ActionProtocol;
  readonly normaliser?: Normaliser;
  /** Clock, time zone and locale in which words such as "tomorrow" are understood. @defaultValue those of the machine */
  readonly context?: NormaliseContext;
  /** How many calls run at once. @defaultValue 4 */
  readonly concurrency?: number;
  /** How long one tool may take, in milliseconds. @defaultValue 30000 */
  readonly deadlineMs?: number;
  /** Milliseconds on a clock that only goes forward, for the times of events. */
  readonly now?: () => number;
}

/**
 * Opens the model and checks that it knows the packs.
 *
 * @throws {ModelLoadError} where the model cannot be opened.
 * @throws {VocabularyError} `vocabulary-mismatch` where the model was trained for other tools; nothing stays open. `vocabulary-changed` or
 *   `tool-without-token` where a pack does not fit `vocabulary`; nothing is opened.
 */
export async function createAgent(options: CreateAgentOptions): Promise<Agent> {
  const { backend, model, packs, approve = denyAll, protocol = functionalTokenProtocol, concurrency = 4, deadlineMs = 30_000 } = options;
  const { normaliser = createNormaliser(), context = machineContext(), now = () => performance.now() } = options;
  const vocabulary = vocabularyOf(options);
  const tools = new Map<ToolId, AnyTool>(packs.flatMap((pack) => pack.tools.map((tool) => [toolId(pack.name, tool.definition.name), tool] as const)));
  const toolOf = (id: ToolId): AnyTool => {
    const tool = tools.get(id);
    if (!tool) throw new VocabularyError({ code: 'tool-without-token', message: `No pack of this agent has the tool ${id}. Add its pack.`, issues: [] });
    return tool;
  };

  const session = await backend.openSession({ model });
  try {
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

  const actionModel = createActionModel({ session, vocabulary, packs, protocol, grammars: backend.capabilities.grammars });
  const useResource = createExclusiveResources();
  return {
    model: session.model,
    vocabulary,
    run(query, { isDryRun = false } = {}) {
      const cancelled = new ReplaySubject<void>(1);
      const resolve: ScheduleCallsOptions['resolve'] = (call, outcomes) =>
        resolveArguments(call, { definition: toolOf(call.toolId).definition, outcomes, normaliser, context });
      const checkEdited = ({ id, toolId: edited }: ResolvedCall, values: ResolvedCall['arguments']): EditedCall => {
        const names = new Set(toolOf(edited).definition.parameters.map(({ name }) => name));
        const unknown = Object.keys(values).find((name) => !names.has(name));
        if (unknown !== undefined) return { status: 'denied', message: `The approval gave "${unknown}" a value, which ${edited} does not take.` };
        return resolve({ id, toolId: edited, arguments: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)])) }, new Map());
      };
      const events = runRequest({
        query,
        actionModel,
        now,
        cancelled,
        scheduling: {
          concurrency,
          resolve,
          permit: createPermit({ definitionOf: (id) => toolOf(id).definition, approve, isDryRun, checkEdited }),
          invoke: (resolved) => {
            const tool = toolOf(resolved.toolId);
            return useResource(tool.definition.resource, invokeTool(tool, resolved, { deadlineMs }));
          },
          resourceOf: ({ toolId: id }) => tools.get(id)?.definition.resource,
        },
      });
      return { events, cancel: () => cancelled.next(), [Symbol.asyncIterator]: () => toAsyncIterator(events) };
    },
    dispose: () => session.dispose(),
  };
}

/** The vocabulary given, once every tool is known to have the place and the signature it has there. */
function vocabularyOf({ vocabulary, packs }: Pick<CreateAgentOptions, 'vocabulary' | 'packs'>): FunctionalTokenVocabulary {
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
