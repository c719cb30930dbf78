import type { PortOptions } from '../port-options.ts';

/** How a smoke detector is doing. */
export interface SmokeDetectorStatus {
  readonly batteryPercent: number;
  readonly smoke: 'clear' | 'warning' | 'alarm';
  readonly carbonMonoxide: 'clear' | 'warning' | 'alarm';
  readonly isOnline: boolean;
}

/** Something to be shown or heard at home. */
export interface HomePlayback {
  readonly kind: 'music' | 'video';
  readonly service: string;
  readonly title: string;
}

/** The devices at home. */
export interface HomePort {
  readSmokeDetector(options?: PortOptions): Promise<SmokeDetectorStatus>;
  /** In degrees Fahrenheit. */
  readThermostat(options?: PortOptions): Promise<number>;
  /** Sets what the thermostat holds, in degrees Fahrenheit. */
  setThermostat(fahrenheit: number, options?: PortOptions): Promise<number>;
  readPlayback(options?: PortOptions): Promise<HomePlayback | undefined>;
  play(playback: HomePlayback, options?: PortOptions): Promise<HomePlayback | undefined>;
  readDoor(options?: PortOptions): Promise<DoorState>;
  setDoor(state: DoorState, options?: PortOptions): Promise<DoorState>;
}

/** `open` is unlocked; a lock with a latch also draws it. */
export type DoorState = 'open' | 'locked';
