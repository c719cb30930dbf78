import { createCallRunner, type Approve, type CallRunner, type Journal } from '@octoweave/core';
import { resolvePack, type ComposedPack } from './resolve-pack.ts';

/** What runs calls, and the device behind it. */
export interface ComposedCallRunner {
  readonly runner: CallRunner;
  readonly pack: ComposedPack;
}

/** The composition root without a model. @throws {UsageError} */
export async function composeCallRunner(
  { pack: packName, state }: { readonly pack: string; readonly state: string },
  { approve, journal }: { readonly approve: Approve; readonly journal: Journal | undefined },
): Promise<ComposedCallRunner> {
  const pack = await resolvePack(packName, { state });
  return { runner: createCallRunner({ packs: [pack.implemented], approve, ...(journal && { journal }) }), pack };
}
