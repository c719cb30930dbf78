import { implementPack, type ImplementedToolPack } from '@octoweave/core';
import { dimLampTool } from './dim-lamp.ts';
import type { LampsPort } from './lamps-port.ts';
import { packNamePack } from './pack-name-pack.ts';

/** The tools on lamps, simulated or real. */
export const implementPackNamePack = ({ lamps }: { readonly lamps: LampsPort }): ImplementedToolPack =>
  implementPack(packNamePack, [dimLampTool({ lamps })]);
