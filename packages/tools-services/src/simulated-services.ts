import { type SimulatedDoordash, simulatedDoordash } from './doordash/simulated-doordash.ts';
import { type SimulatedShop, simulatedShop } from './ecommerce/simulated-shop.ts';
import { createSteppedClock, type ServiceClock } from './simulation/simulation-clock.ts';
import { type SimulatedTravel, simulatedTravel } from './travel/simulated-travel.ts';
import { type SimulatedVideoStreaming, simulatedVideoStreaming } from './video-streaming/simulated-video-streaming.ts';
import { type SimulatedYelp, simulatedYelp } from './yelp/simulated-yelp.ts';

/** How simulated services start, and where their time comes from. */
export interface SimulatedServicesOptions {
  /** Decides ratings, prices, free tables and the like. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** @defaultValue one that stands at noon of 15 January 2027 */
  readonly clock?: ServiceClock | undefined;
}

/** The simulated services, by the names of their packs; none knows of another. */
export interface SimulatedServices {
  readonly yelp: SimulatedYelp;
  readonly doordash: SimulatedDoordash;
  readonly ecommerce: SimulatedShop;
  readonly video_streaming: SimulatedVideoStreaming;
  readonly travel: SimulatedTravel;
}

/** Starts all five services in the computer. The same seed, clock and calls always end in the same states. */
export function simulatedServices({ seed = 1, clock = createSteppedClock() }: SimulatedServicesOptions = {}): SimulatedServices {
  return {
    yelp: simulatedYelp({ seed, clock }),
    doordash: simulatedDoordash({ seed, clock }),
    ecommerce: simulatedShop({ seed, clock }),
    video_streaming: simulatedVideoStreaming({ seed, clock }),
    travel: simulatedTravel({ seed, clock }),
  };
}
