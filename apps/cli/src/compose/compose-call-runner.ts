import { createCallRunner, type Approve, type CallRunner, type Journal } from '@octoweave/core';
import { deviceNames } from './name-device.ts';
import type { OpenedPack } from './pack/pack-contribution.ts';

/** What calls are run with. */
export interface ComposeCallRunnerOptions {
  readonly packs: readonly OpenedPack[];
  readonly approve: Approve;
  readonly journal: Journal | undefined;
}

/** The composition root without a model. */
export function composeCallRunner({ packs, approve, journal }: ComposeCallRunnerOptions): CallRunner {
  const implemented = packs.map((pack) => pack.implemented);
  return createCallRunner({ packs: implemented, devices: deviceNames(packs), approve, ...(journal && { journal }) });
}
