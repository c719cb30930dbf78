import { nodeLlamaBackend } from '@octoweave/backend-node';
import {
  createAgent,
  isAgentError,
  type Agent,
  type Approve,
  type Backend,
  type Journal,
  type ModelDescription,
  type NormaliseContext,
} from '@octoweave/core';
import { UnknownPackError } from '../unknown-pack-error.ts';
import { declarePacks, knownPacks } from './pack/known-packs.ts';
import type { OpenedPack } from './pack/pack-contribution.ts';
import { deviceNames } from './name-device.ts';
import { describeModel, resolveModel } from './resolve-model.ts';
import { findTrainedPacks } from './find-trained-packs.ts';

/** What an agent of the command line is made of. */
export interface ComposeAgentOptions {
  readonly packs: readonly OpenedPack[];
  /** The path of a model; the embedded one if left out. */
  readonly model?: string | undefined;
  readonly approve: Approve;
  readonly journal?: Journal | undefined;
  /** @defaultValue clock, zone and locale of the machine */
  readonly context?: NormaliseContext;
  readonly backend?: Backend;
}

/**
 * The composition root of a model: packs on their devices, the embedded model or a file, llama.cpp in a process of its own.
 *
 * @throws {ModelLoadError} where the model cannot be opened; {UnknownPackError} where it was not trained for the packs.
 */
export async function composeAgent({
  packs,
  model,
  approve,
  journal,
  context,
  backend = nodeLlamaBackend(),
}: ComposeAgentOptions): Promise<Agent> {
  let description: ModelDescription | undefined;
  const noting: Backend = {
    ...backend,
    async openSession(options) {
      const session = await backend.openSession(options);
      description = session.model;
      return session;
    },
  };
  const implemented = packs.map((pack) => pack.implemented);
  try {
    return await createAgent({
      backend: noting,
      model: resolveModel(model),
      packs: implemented,
      devices: deviceNames(packs),
      approve,
      ...(journal && { journal }),
      ...(context && { context }),
    });
  } catch (error) {
    if (!isAgentError(error) || error.code !== 'vocabulary-mismatch') throw error;
    const known = findTrainedPacks(description, await declarePacks(knownPacks));
    throw new UnknownPackError({ model: describeModel(model), packs: implemented.map(({ name }) => name), known, cause: error });
  }
}
