/** What stops a wait for a lamp. */
export interface LampsPortOptions {
  readonly signal: AbortSignal;
}

/**
 * What the tools need of the device. The simulator implements it; so does a driver, for one kind of real lamps.
 *
 * - Once the signal is aborted, nothing more is changed.
 */
export interface LampsPort {
  /** The rooms that have a lamp. */
  listRooms(options: LampsPortOptions): Promise<readonly string[]>;
  /** How bright the lamp of a room is, in percent. */
  readLevel(room: string, options: LampsPortOptions): Promise<number>;
  /** Returns once the lamp has followed. */
  setLevel(room: string, level: number, options: LampsPortOptions): Promise<void>;
}
