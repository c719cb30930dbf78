export { createChatInstructions, type ChatInstructions } from './chat/chat-instructions.ts';
export { nodeLlamaBackend, type NodeLlamaBackendOptions } from './node-llama-backend.ts';
export { openOnnxRetriever, type OnnxRetriever, type OpenOnnxRetrieverOptions } from './retriever/open-onnx-retriever.ts';
