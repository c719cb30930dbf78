import type { LampsPort } from '../lamps-port.ts';

/** How bright each lamp is, in percent, by room. Plain JSON. */
export type LampsState = Readonly<Record<string, number>>;

/** Lamps that are nothing but their state. */
export interface SimulatedLamps extends LampsPort {
  /** The state at this moment. */
  snapshot(): LampsState;
  /** Goes back to a snapshot. */
  restore(state: LampsState): void;
  /** Equal for equal states. */
  hash(): string;
}

/** Lamps in the computer. The same calls always end in the same state. */
export function simulatedLamps(initial: LampsState = { kitchen: 100, hall: 0 }): SimulatedLamps {
  let state = initial;
  return {
    listRooms: async () => Object.keys(state),
    readLevel: async (room) => state[room] ?? 0,
    async setLevel(room, level, { signal }) {
      if (signal.aborted) throw signal.reason;
      state = { ...state, [room]: level };
    },
    snapshot: () => state,
    restore(kept) {
      state = kept;
    },
    hash: () => JSON.stringify(Object.entries(state).sort()),
  };
}
