import type { Backend, OpenSessionOptions, Session } from '@octoweave/core/contract';
import { refuseDigest } from '../http/refuse-digest.ts';
import { findServedModel, readServedModels } from '../http/served-model.ts';
import { createServerClient, type ServerOptions } from '../http/server-client.ts';
import { toModelLoadError } from '../http/server-failure-error.ts';
import type { ServerKind } from '../http/server-kind.ts';
import { chatCapabilities, openChatDialect } from './chat-dialect.ts';
import { createChatSession } from './chat-session.ts';

/** A tool as OpenAI's chat API declares it. */
export interface ChatTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments. */
  readonly parameters: object;
}

/** How a chat endpoint is reached, and what it is offered. */
export interface ChatBackendOptions extends ServerOptions {
  /** What the server understands besides OpenAI's API (`detectServer`). A server that says it is another is refused. @defaultValue `openai-compatible` */
  readonly server?: ServerKind | undefined;
  /** Tools the model may call in every answer; its calls become lines of JSON. @defaultValue none */
  readonly tools?: readonly ChatTool[] | undefined;
  /** JSON schema of every answer, for servers that hold models to one. @defaultValue none */
  readonly answerSchema?: object | undefined;
}

const backendId = 'openai-chat';
/** Enough for requests and plans, where the server does not say. */
const fallbackContextTokens = 4096;

/**
 * Runs instruct models at the chat endpoint of an OpenAI-compatible server: vLLM, Ollama, llama-server and others.
 *
 * - `ModelSource.location` is the name of the model on the server. A source with `sha256` is refused: it cannot be checked from afar.
 */
export function chatBackend({ server = 'openai-compatible', tools = [], answerSchema, ...serverOptions }: ChatBackendOptions): Backend {
  const capabilities = chatCapabilities[server];
  const fields = {
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(answerSchema && {
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: answerSchema } },
    }),
  };
  return {
    contract: 1,
    id: backendId,
    capabilities,
    async openSession({ model, contextTokens = Infinity, signal }: OpenSessionOptions): Promise<Session> {
      signal?.throwIfAborted();
      const { id, location } = model;
      refuseDigest(model, backendId);
      try {
        const client = createServerClient(serverOptions);
        const models = await readServedModels(client, signal);
        const expected = server === 'openai-compatible' ? undefined : server;
        const served = findServedModel(models, { client, name: location, expected });
        return createChatSession({
          backendId,
          capabilities,
          client,
          dialect: await openChatDialect[server]({ backendId, client, model: served, models, signal }),
          model: {
            id,
            architecture: 'unknown',
            parameters: served.parameters,
            contextTokens: Math.min(contextTokens, served.contextTokens ?? fallbackContextTokens),
            bytes: served.bytes,
            metadata: served.metadata,
          },
          fields,
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw toModelLoadError(error, { backendId, location });
      }
    },
  };
}
