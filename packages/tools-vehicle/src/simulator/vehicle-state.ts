import type { VehicleSignalPath, VehicleSignalValues } from '../signals/vehicle-signal.ts';

/** A part on its way to a target at its rate, as seen from where it set out. */
export interface Motion {
  readonly from: number;
  readonly target: number;
  /** On the state's own clock. */
  readonly startedAtMs: number;
}

/** Motions by the leaf they move. */
export type Motions = { readonly [Path in VehicleSignalPath]?: Motion };

/** A simulated car at one moment: plain JSON, never changed in place. */
export interface VehicleState {
  /** How long the car has been simulated. */
  readonly elapsedMs: number;
  readonly values: VehicleSignalValues;
  readonly motions: Motions;
}

/** The motions of a state with their leaves. */
export function motionEntries({ motions }: Pick<VehicleState, 'motions'>): readonly (readonly [VehicleSignalPath, Motion])[] {
  return Object.entries(motions) as [VehicleSignalPath, Motion][];
}
