import { cannotUndo, defineTool, type Tool, type ToolDefinition, ToolFailure } from '@octoweave/core';
import { z } from 'zod';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { signalWrite, writeSignals } from '../write-signals.ts';

const avoidances = ['tolls', 'highways', 'ferries'] as const;

export interface StartNavigationInput {
  readonly destination: string;
  readonly avoid?: readonly (typeof avoidances)[number][] | undefined;
}

const avoidanceWords: Readonly<Record<(typeof avoidances)[number], readonly string[]>> = {
  tolls: ['toll', 'toll roads', 'toll road'],
  highways: ['highway', 'motorway', 'motorways', 'freeway', 'freeways', 'autobahn', 'interstate'],
  ferries: ['ferry', 'ferry boats', 'boats'],
};

export const startNavigation: ToolDefinition<StartNavigationInput, boolean> = defineTool({
  name: 'start_navigation',
  title: 'Start navigation',
  category: 'navigation',
  summary: 'Start guidance to a destination.',
  input: z.strictObject({
    destination: z.string().min(1).describe('Address or name of the place.'),
    avoid: z.array(z.enum(avoidances)).meta({ description: 'What the route should keep away from.', synonyms: avoidanceWords }).optional(),
  }),
  output: z.boolean().describe('True if guidance started.'),
  effect: 'write',
  isIdempotent: true,
  resource: 'vehicle.navigation',
  examples: [{ query: 'Take me to Ferry Building without toll roads', input: { destination: 'Ferry Building', avoid: ['tolls'] } }],
});

const destinationBranch = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet';

/**
 * Finds the place and sets its coordinates.
 *
 * What to avoid goes first, to an overlay signal: a car without it refuses before it leads anyone over a toll road.
 */
export const startNavigationTool = ({ device, geocoder = device.geocoder }: VehicleToolOptions): Tool<StartNavigationInput, boolean> =>
  implementVehicleTool(
    startNavigation,
    async ({ destination, avoid }, context) => {
      if (!geocoder)
        throw navigationFailure('geocoder-missing', 'This car cannot look up places by name.', 'Enter the destination in the car.');
      const point = await geocoder.find(destination, context);
      if (!point) throw navigationFailure('place-unknown', `I found no place called "${destination}".`, 'Say the address with its town.');
      const writes = [
        ...(avoid === undefined ? [] : [signalWrite(`${destinationBranch}.Avoid`, avoid)]),
        signalWrite(`${destinationBranch}.Latitude`, point.latitude),
        signalWrite(`${destinationBranch}.Longitude`, point.longitude),
      ];
      await writeSignals({ device, context, writes });
      return true;
    },
    { undo: () => cannotUndo('No call ends the guidance, or takes the earlier destination.') },
  );

const navigationFailure = (code: string, message: string, advice: string): ToolFailure => new ToolFailure({ code, message, advice });
