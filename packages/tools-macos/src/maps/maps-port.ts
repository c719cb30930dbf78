import type { PortOptions } from '../port-options.ts';

/** The Maps app. */
export interface MapsPort {
  /** Opens a link to `maps.apple.com`. */
  show(input: { readonly url: string }, options?: PortOptions): Promise<{ readonly url: string }>;
}
