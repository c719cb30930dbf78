import { definePack, type ToolPack } from '@octoweave/core';
import { dimLamp } from './dim-lamp.ts';

/**
 * The declarations; no device code comes with them.
 *
 * Append-only: a trained model knows tools by their place.
 */
export const packNamePack: ToolPack = definePack({ name: 'pack_name', version: '0.1.0', definitions: [dimLamp] });
