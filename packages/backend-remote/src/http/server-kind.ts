/** What a server understands besides the API of OpenAI: llama.cpp's additions, vLLM's, or none. */
export type ServerKind = 'llama-server' | 'vllm' | 'openai-compatible';

/** Reads `owned_by` of a model, where llama-server and vLLM name themselves. */
export function serverKindOf(owner: string | undefined): ServerKind {
  switch (owner) {
    case 'llamacpp':
      return 'llama-server';
    case 'vllm':
      return 'vllm';
    default:
      return 'openai-compatible';
  }
}
