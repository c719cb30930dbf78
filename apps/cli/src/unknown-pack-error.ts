import { AgentError } from '@octoweave/core';

/** What does not fit. */
export interface UnknownPackErrorOptions {
  readonly model: string;
  readonly packs: readonly string[];
  /** The packs that the model was trained for; empty where that cannot be told. */
  readonly known: readonly string[];
  readonly cause: unknown;
}

/** A model was not trained for the packs it is offered, so that it cannot call their tools. */
export class UnknownPackError extends AgentError<'model-pack-unknown'> {
  override readonly name = 'UnknownPackError';
  readonly packs: readonly string[];
  readonly known: readonly string[];

  constructor({ model, packs, known, cause }: UnknownPackErrorOptions) {
    const training = known.length === 0 ? '' : ` It was trained for ${known.join(', ')}.`;
    super({
      code: 'model-pack-unknown',
      message: `The model ${model} cannot call the tools of ${packs.join(' with ')}.${training} Write the calls yourself with \`octoweave call\`, leave out --pack, or give a model that was trained for ${packs.length === 1 ? 'this pack' : 'these packs, in this order,'} with --model.`,
      cause,
    });
    this.packs = packs;
    this.known = known;
  }
}
