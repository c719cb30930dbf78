import type { ToolFailure } from '@octoweave/core';
import type { Adb } from '@yume-chan/adb';
import { phoneFailure } from '../phone-failure.ts';

/** A way to one phone. */
export interface AdbConnection {
  readonly adb: Adb;
  /** What is wrong with the way to the phone; undefined where nothing is. */
  findFault(cause: unknown): Promise<ToolFailure | undefined>;
  /** Closes the way. Safe to call twice. */
  dispose(): Promise<void>;
}

/** The failure of a phone that is not there, or not any more. */
export const unplugged = (serial: string | undefined, cause: unknown): ToolFailure =>
  phoneFailure('device-unplugged', {
    message: serial === undefined ? 'No phone is connected.' : `The phone ${serial} is not connected.`,
    cause,
  });

/** The failure of a phone that lets nobody in whose key it does not know. */
export const unauthorized = (serial: string, cause: unknown): ToolFailure =>
  phoneFailure('device-unauthorized', { message: `The phone ${serial} does not trust this computer.`, cause });

/** The failure of a choice among several phones that nobody made. */
export const severalPhones = (serials: readonly string[], advice: string): ToolFailure =>
  phoneFailure('not-found', { message: `Several phones are connected: ${serials.join(', ')}.`, advice });
