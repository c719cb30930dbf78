import type { PortOptions } from '../port-options.ts';

/** `started`: the phone rings the number. `dialler-opened`: the number is on the screen, and a person presses call. */
export type PhoneCallStart = { readonly status: 'started'; readonly id: string } | { readonly status: 'dialler-opened' };

/** The calls of a phone. */
export interface TelephonyPort {
  call(number: string, options?: PortOptions): Promise<PhoneCallStart>;
}
