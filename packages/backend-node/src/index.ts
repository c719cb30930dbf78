export { nodeLlamaBackend, type NodeLlamaBackendOptions } from './node-llama-backend.ts';
