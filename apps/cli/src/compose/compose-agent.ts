import { nodeLlamaBackend } from '@octoweave/backend-node';
import { createAgent, type Agent, type Approve, type Backend, type Journal } from '@octoweave/core';
import { resolveModel } from './resolve-model.ts';
import { resolvePack, type ComposedPack } from './resolve-pack.ts';

/** Options that every command with an agent takes. */
export interface AgentOptions {
  readonly pack: string;
  readonly model?: string;
  readonly state: string;
}

/** An agent and the device behind it. */
export interface ComposedAgent {
  readonly agent: Agent;
  readonly pack: ComposedPack;
}

/**
 * The composition root: packs by name on simulated devices, the embedded model or a file, llama.cpp in a process of its own.
 *
 * @throws {UsageError | ModelLoadError | VocabularyError}
 */
export async function composeAgent(
  { pack: packName, model, state }: AgentOptions,
  {
    approve,
    journal,
    backend = nodeLlamaBackend(),
  }: { readonly approve: Approve; readonly journal?: Journal | undefined; readonly backend?: Backend },
): Promise<ComposedAgent> {
  const pack = await resolvePack(packName, { state });
  const agent = await createAgent({ backend, model: resolveModel(model), packs: [pack.implemented], approve, ...(journal && { journal }) });
  return { agent, pack };
}
