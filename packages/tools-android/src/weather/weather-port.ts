import type { PortOptions } from '../port-options.ts';

/** The weather of one day. */
export interface DayForecast {
  /** `YYYY-MM-DD`, where the place is. */
  readonly date: string;
  readonly description: string;
}

/** A source of weather forecasts. */
export interface WeatherPort {
  /**
   * The days from today on.
   *
   * @throws {ToolFailure} `not-found` where it knows no such place.
   */
  forecast(request: { readonly location: string; readonly days: number }, options?: PortOptions): Promise<readonly DayForecast[]>;
}
