import { createAgent, isAgentError, type Agent, type Approve, type Journal, type NormaliseContext } from '@octoweave/core';
import { UnknownPackError } from '../unknown-pack-error.ts';
import { declarePacks, knownPacks } from './pack/known-packs.ts';
import type { OpenedPack } from './pack/pack-contribution.ts';
import { deviceNames } from './name-device.ts';
import { openModel, type OpenedModel } from './open-model.ts';
import { findTrainedPacks } from './find-trained-packs.ts';

/** What an agent of the command line is made of. */
export interface ComposeAgentOptions {
  readonly packs: readonly OpenedPack[];
  /** Is closed with the agent. @defaultValue the embedded one, in a process of its own */
  readonly model?: OpenedModel;
  readonly approve: Approve;
  readonly journal?: Journal | undefined;
  /** @defaultValue clock, zone and locale of the machine */
  readonly context?: NormaliseContext | undefined;
}

/**
 * The composition root of a model that writes functional tokens: packs on their devices, and the model.
 *
 * @throws {ModelLoadError} where the embedded model cannot be opened; {UnknownPackError} where the model was not trained for the packs.
 */
export async function composeAgent({ packs, model, approve, journal, context }: ComposeAgentOptions): Promise<Agent> {
  const { backend, session, name, classifier } = model ?? (await openModel({ pack: packs.map(({ implemented }) => implemented.name) }));
  const implemented = packs.map((pack) => pack.implemented);
  try {
    return await createAgent({
      backend,
      // Which session is opened was decided when it was.
      model: { id: session.model.id, location: session.model.id },
      packs: implemented,
      classifier,
      devices: deviceNames(packs),
      approve,
      ...(journal && { journal }),
      ...(context && { context }),
    });
  } catch (error) {
    if (!isAgentError(error) || !['vocabulary-mismatch', 'tool-without-token'].includes(error.code)) throw error;
    const known = findTrainedPacks(session.model, await declarePacks(knownPacks));
    throw new UnknownPackError({ model: name, packs: implemented.map((pack) => pack.name), known, cause: error });
  }
}
