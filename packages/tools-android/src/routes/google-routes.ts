import { phoneFailure } from '../phone-failure.ts';
import { type Fetch, listOf, numberOf, objectOf, requestJson, textOf } from '../request-json.ts';
import type { RoutesPort, TravelMode } from './routes-port.ts';

const modes: Readonly<Record<TravelMode, string>> = { driving: 'DRIVE', walking: 'WALK', bicycling: 'BICYCLE', transit: 'TRANSIT' };

/** What Google is asked with. */
export interface GoogleRoutesOptions {
  readonly fetch: Fetch;
  /** A key for the Routes API. */
  readonly key: string;
}

/** The routes of Google's Routes API. Opens connections once it is asked, and not before. */
export function googleRoutes({ fetch, key }: GoogleRoutesOptions): RoutesPort {
  return {
    async find({ origin, destination, mode }, options = {}) {
      const answer = await requestJson({
        fetch,
        service: 'Google Routes',
        url: 'https://routes.googleapis.com/directions/v2:computeRoutes',
        headers: {
          'x-goog-api-key': key,
          'x-goog-fieldmask':
            'routes.description,routes.distanceMeters,routes.duration,routes.legs.steps.distanceMeters,routes.legs.steps.navigationInstruction.instructions',
        },
        body: { origin: { address: origin }, destination: { address: destination }, travelMode: modes[mode] },
        ...options,
      });
      const [route] = listOf(answer, 'routes');
      if (!route)
        throw phoneFailure('not-found', { message: `There is no way from "${origin}" to "${destination}".`, advice: 'Say the towns.' });
      const minutes = Math.round(Number.parseFloat(textOf(route, 'duration')) / 60);
      const steps = listOf(route, 'legs').flatMap((leg) => listOf(leg, 'steps'));
      const via = textOf(route, 'description');
      return [
        `${kilometres(route)}, ${minutes} min${via === '' ? '' : ` by ${via}`}`,
        ...steps.map((step) => {
          const instruction = textOf(objectOf(step, 'navigationInstruction'), 'instructions').replaceAll(/\s*\n\s*/gu, '; ');
          return `${instruction === '' ? 'Go on' : instruction} (${kilometres(step)})`;
        }),
      ];
    },
  };
}

const kilometres = (part: unknown): string => `${((numberOf(part, 'distanceMeters') ?? 0) / 1000).toFixed(1)} km`;
