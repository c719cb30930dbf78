import { ToolFailure } from '@octoweave/core';
import { isNamedBy } from '../simulation/name-words.ts';
import { dateOf, daysBetween } from '../simulation/wall-time.ts';
import type { Airport, TravelState } from './travel-state.ts';

const airportText = ({ id, city }: Airport): string => `${id} ${city} airport`;

/**
 * The airports meant by a city or a code; a city may have several.
 *
 * @throws {ToolFailure} `place-not-found`.
 */
export function findAirports({ airports }: TravelState, said: string): readonly Airport[] {
  const found = Object.values(airports).filter((airport) => isNamedBy(said, airportText(airport)) || isNamedBy(airport.city, said));
  if (found.length > 0) return found;
  throw placeNotFound(said, 'Name a city or the code of an airport.');
}

/**
 * The city meant, among those that are offered.
 *
 * @throws {ToolFailure} `place-not-found`.
 */
export function findCity(cities: readonly string[], said: string): string {
  const found = cities.find((city) => isNamedBy(said, city) || isNamedBy(city, said));
  if (found !== undefined) return found;
  throw placeNotFound(said, `I know ${[...new Set(cities)].join(', ')}.`);
}

const countries: Readonly<Record<string, string>> = { Kyoto: 'Japan' };

/** The country of a city: it is the name of the trip. */
export const countryOf = ({ airports }: TravelState, city: string): string =>
  Object.values(airports).find((airport) => airport.city === city)?.country ?? countries[city] ?? city;

/** @throws {ToolFailure} `date-past` for a day that is over; `too-far-ahead` where nothing can be booked yet. */
export function checkDay(date: string, nowMs: number): void {
  const ahead = daysBetween(dateOf(nowMs), date);
  if (ahead < 0) throw new ToolFailure({ code: 'date-past', message: `${date} is over.`, advice: 'Name a day to come.' });
  if (ahead > daysOpen)
    throw new ToolFailure({
      code: 'too-far-ahead',
      message: `${date} cannot be booked yet.`,
      advice: `Name a day within ${daysOpen} days.`,
    });
}

const daysOpen = 550;

function placeNotFound(said: string, advice: string): ToolFailure {
  return new ToolFailure({ code: 'place-not-found', message: `I know no place called "${said}".`, advice });
}
