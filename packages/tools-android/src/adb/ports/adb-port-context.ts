import type { PortOptions } from '../../port-options.ts';
import { throwIfAborted } from '../../port-options.ts';
import type { AdbShell } from '../adb-shell.ts';

/** What the ports of a phone behind adb share. */
export interface AdbPortContext {
  readonly shell: AdbShell;
  readonly clock: () => Date;
  /** How long to wait before looking again whether the phone has followed. */
  readonly pauseMs: number;
}

/** What is looked for. */
export interface LookUntilOptions<Value> extends PortOptions {
  readonly look: () => Promise<Value>;
  readonly until: (value: Value) => boolean;
  readonly attempts: number;
}

/** Looks at the phone until it shows what is wanted or the attempts are over; resolves with what was seen last. */
export async function lookUntil<Value>(
  { pauseMs }: AdbPortContext,
  { look, until, attempts, signal }: LookUntilOptions<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const value = await look();
    if (until(value) || attempt >= attempts) return value;
    // adb has no way to be told: looking again is all there is.
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
    throwIfAborted({ signal });
  }
}
