import type { StoredPhoto } from '../camera/camera-port.ts';
import type { PortOptions } from '../port-options.ts';

/** How bright the screen is. */
export interface ScreenLight {
  /** From 0, the darkest, to 1. */
  readonly brightness: number;
  /** Whether the phone follows the light around it. */
  readonly isAdaptive: boolean;
}

/** The screen of a phone. */
export interface ScreenPort {
  readLight(options?: PortOptions): Promise<ScreenLight>;
  /** Switches adaptive brightness off first, so that the value stays. */
  setBrightness(brightness: number, options?: PortOptions): Promise<ScreenLight>;
  /** Saves a picture of what the screen shows. */
  takeScreenshot(options?: PortOptions): Promise<StoredPhoto>;
}
