import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An OpenAI-compatible server whose answers are written down, and what it was asked. */
export interface ChatServer extends AsyncDisposable {
  readonly url: string;
  /** What the user said, request after request. */
  readonly prompts: readonly string[];
  readonly keys: readonly (string | undefined)[];
}

interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

export interface ServeChatOptions {
  readonly models?: readonly string[];
  /** Told of a request that is never answered; all others are. @defaultValue every request is answered */
  readonly onHeld?: () => void;
  /** Which request that is, counted from 0. @defaultValue 0 */
  readonly heldAt?: number;
}

/** Serves a chat model on this machine. Without a further answer it says nothing. */
export async function serveChat(
  answers: readonly string[],
  { models = ['tiny'], onHeld, heldAt = 0 }: ServeChatOptions = {},
): Promise<ChatServer> {
  const prompts: string[] = [];
  const keys: (string | undefined)[] = [];
  const chat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { messages } = (await json(request)) as ChatRequest;
    const answer = answers[prompts.length - (onHeld && prompts.length > heldAt ? 1 : 0)] ?? '';
    prompts.push(
      messages
        .filter(({ role }) => role === 'user')
        .map(({ content }) => content)
        .join('\n'),
    );
    keys.push(request.headers.authorization);
    if (onHeld && prompts.length === heldAt + 1) return onHeld();
    const chunk = (delta: object, finish: string | null): string =>
      `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: models[0], choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${chunk({ role: 'assistant', content: answer }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`);
  };
  const server = createServer((request, response) => {
    if (request.url === '/v1/chat/completions') return void chat(request, response);
    const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'somebody' }));
    response
      .writeHead(request.url === '/v1/models' ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify({ object: 'list', data }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    prompts,
    keys,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
