/** What the exit status of `octoweave` means. Scripts rely on it. */
export const exitStatus = {
  succeeded: 0,
  /** Something broke that should not have. */
  failed: 1,
  /** The command line or the input cannot be used as it is. */
  usage: 2,
  /** No tool serves the request; nothing was done. */
  abstained: 3,
  /** At least one call failed, was denied, or lacks a value, or a limit was reached. */
  incomplete: 4,
  /** The model cannot be opened or pulled, does not belong to the packs, or its server fails. */
  model: 5,
  /** A minimum of an evaluation was missed. */
  belowMinimum: 6,
  /** A device cannot be reached; nothing was run. */
  device: 7,
  /** Stopped with Ctrl-C, as shells count it. */
  cancelled: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
