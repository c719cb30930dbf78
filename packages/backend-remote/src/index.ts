export { chatBackend, type ChatBackendOptions, type ChatTool } from './chat/chat-backend.ts';
export { chatFrame } from './chat/chat-messages.ts';
export { detectServer, type DetectedServer } from './detect-server.ts';
export type { ServerOptions } from './http/server-client.ts';
export type { ServerKind } from './http/server-kind.ts';
export { llamaServerBackend, type LlamaServerBackendOptions } from './llama-server/llama-server-backend.ts';
