import { ToolFailure } from '@octoweave/core';

/**
 * Why a phone did not follow.
 *
 * - `adb-server-gone`, `device-unplugged`, `device-unauthorized`: there is no way to the phone.
 * - `webusb-missing`, `device-not-chosen`, `device-claimed`: a browser cannot reach phones, was given none, or another program holds it.
 * - `deadline-missed`: it did not answer in time; what it was told may still take effect.
 * - `permission-denied`: the system refuses it to whoever asks.
 * - `command-failed`: it does not know the command, or the command broke.
 * - `not-followed`: it took the command and holds something else.
 * - `not-found`: no such contact, device or document.
 * - `not-supported`: no way is known to do it on this phone.
 * - `service-missing`, `service-failed`: a service outside the phone is not set up, or does not answer as it should.
 */
export type PhoneFailureCode =
  | 'adb-server-gone'
  | 'device-unplugged'
  | 'device-unauthorized'
  | 'webusb-missing'
  | 'device-not-chosen'
  | 'device-claimed'
  | 'deadline-missed'
  | 'permission-denied'
  | 'command-failed'
  | 'not-followed'
  | 'not-found'
  | 'not-supported'
  | 'service-missing'
  | 'service-failed';

/** What became impossible. */
export interface PhoneFailureOptions {
  readonly message: string;
  /** @defaultValue what helps with most failures of this code */
  readonly advice?: string | undefined;
  readonly cause?: unknown;
}

const advices: Readonly<Record<PhoneFailureCode, string>> = {
  'adb-server-gone': 'Run `adb start-server`, then try again.',
  'device-unplugged': 'Check the cable or the wireless connection, then try again.',
  'device-unauthorized': 'Unlock the phone and allow debugging from this computer.',
  'webusb-missing': 'Use Chrome, Edge or another browser that has it, on a page from HTTPS or localhost.',
  'device-not-chosen': 'Ask again, and choose the phone in the list.',
  'device-claimed': 'Run `adb kill-server` on this computer, close other pages that use the phone, then try again.',
  'deadline-missed': 'Look at the phone before trying again: it may have taken effect.',
  'permission-denied': 'Allow it in the settings of the phone, or do it by hand.',
  'command-failed': 'Do it by hand: this version of Android does it in another way.',
  'not-followed': 'Look at the phone: something else may hold the setting.',
  'not-found': 'Say the whole name.',
  'not-supported': 'Do it by hand on the phone.',
  'service-missing': 'Give the pack a service for it.',
  'service-failed': 'Try again later.',
};

/** The refusal of a phone, with what a person can do next. */
export function phoneFailure(code: PhoneFailureCode, { message, advice = advices[code], cause }: PhoneFailureOptions): ToolFailure {
  return new ToolFailure({ code, message, advice, cause });
}
