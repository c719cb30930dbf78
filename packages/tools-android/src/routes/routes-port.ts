import type { PortOptions } from '../port-options.ts';

export type TravelMode = 'driving' | 'walking' | 'bicycling' | 'transit';

/** From where to where, and how. */
export interface RouteRequest {
  readonly origin: string;
  readonly destination: string;
  readonly mode: TravelMode;
}

/** A source of routes. */
export interface RoutesPort {
  /**
   * The route, one leg or instruction each.
   *
   * @throws {ToolFailure} `not-found` where there is no way, or a place is not known.
   */
  find(request: RouteRequest, options?: PortOptions): Promise<readonly string[]>;
}
