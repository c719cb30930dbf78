import type { ImplementedToolPack } from '@octoweave/core';
import { implementPackNamePack } from './implement-pack-name-pack.ts';
import { simulatedLamps } from './simulator/simulated-lamps.ts';

/** What `octoweave call --pack FOLDER` opens: the tools on simulated lamps. */
export const createPack = (): ImplementedToolPack => implementPackNamePack({ lamps: simulatedLamps() });
