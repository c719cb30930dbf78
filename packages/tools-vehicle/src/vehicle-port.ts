import type { VehicleSignalPath, VehicleSignalValue, VehicleSignalValues } from './signals/vehicle-signal.ts';

/** How long an operation may go on. */
export interface SignalOptions {
  /** Rejects the operation with the signal's reason. What the car already does is not undone by it. */
  readonly signal?: AbortSignal | undefined;
}

/** What to wait for. */
export interface WatchSignalOptions<Value> extends SignalOptions {
  readonly until: (value: Value) => boolean;
  /** Measured in the car's time. @defaultValue no limit */
  readonly timeoutMs?: number | undefined;
}

/**
 * A car as its VSS signals: the port every vehicle tool is written against.
 *
 * - Every method rejects with a `VehicleSignalError` where the car refuses, and with the abort reason where it was aborted.
 * - Values have the types and units of VSS 6, never text.
 */
export interface VehicleSignals {
  /** Whether no real car can be moved by it; driving functions are refused elsewhere. */
  readonly isSimulated: boolean;
  /** Places by name, where the car brings that along. */
  readonly geocoder?: Geocoder | undefined;
  /** Reads several leaves at one moment; an unknown leaf rejects them all. */
  get<Path extends VehicleSignalPath>(paths: readonly Path[], options?: SignalOptions): Promise<Pick<VehicleSignalValues, Path>>;
  /** Resolves once the car has taken the value as its target; a motion may still be under way. */
  set<Path extends VehicleSignalPath>(path: Path, value: VehicleSignalValue<Path>, options?: SignalOptions): Promise<void>;
  /** Resolves with the first value, the present one included, that `until` accepts. */
  watch<Path extends VehicleSignalPath>(
    path: Path,
    options: WatchSignalOptions<VehicleSignalValue<Path>>,
  ): Promise<VehicleSignalValue<Path>>;
  /** Resolves once nothing moves any more; only where motions can be hurried. */
  settle?(): Promise<void>;
}

/** A point on the map. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** Turns the name of a place into a point; undefined where no such place is known. */
export interface Geocoder {
  find(destination: string, options?: SignalOptions): Promise<GeoPoint | undefined>;
}
