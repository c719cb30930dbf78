import type { Geocoder } from '../vehicle-port.ts';

/**
 * Knows every place and where none of them is: coordinates are made up from the name, near San Francisco.
 *
 * The same name, whatever its case and spacing, is always the same point. For simulated cars only.
 */
export const simulatedGeocoder: Geocoder = {
  async find(destination) {
    const name = destination.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
    if (name === '') return undefined;
    let seed = 7;
    for (const character of name) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
    return { latitude: roundDegrees(37.3 + (seed % 1000) / 1000), longitude: roundDegrees(-122.6 + Math.floor(seed / 1000) / 1000) };
  },
};

const roundDegrees = (degrees: number): number => Math.round(degrees * 1000) / 1000;
