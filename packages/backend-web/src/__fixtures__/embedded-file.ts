import { readFileSync } from 'node:fs';
import { embeddedModel } from '@octoweave/models';

/** The embedded weights, as a page would have them. */
export const embeddedFile = (): Blob => new Blob([readFileSync(embeddedModel().location)]);
