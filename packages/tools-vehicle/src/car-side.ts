import { ToolFailure } from '@octoweave/core';
import type { Corner } from './corner.ts';
import type { CarSide, SeatRow } from './signals/vehicle-signal.ts';
import type { SignalOptions, VehicleSignals } from './vehicle-port.ts';

/** Which side of the car is left and which is right. */
export interface CarSides {
  readonly left: CarSide;
  readonly right: CarSide;
}

/**
 * Reads on which hand the driver sits.
 *
 * @throws {ToolFailure} `side-unknown` where the driver sits in the middle.
 */
export async function readSides(device: VehicleSignals, options: SignalOptions = {}): Promise<CarSides> {
  const { 'Vehicle.Cabin.DriverPosition': driver } = await device.get(['Vehicle.Cabin.DriverPosition'], options);
  switch (driver) {
    case 'LEFT':
      return { left: 'DriverSide', right: 'PassengerSide' };
    case 'RIGHT':
      return { left: 'PassengerSide', right: 'DriverSide' };
    case 'MIDDLE':
      throw new ToolFailure({
        code: 'side-unknown',
        message: 'The driver sits in the middle of this car, so left and right name no side of it.',
        advice: 'Use the switch in the car.',
      });
  }
}

/** A place in the car in VSS terms. */
export interface CarPlace {
  readonly row: SeatRow;
  readonly side: CarSide;
}

/** Where in the VSS tree a corner lies. */
export function cornerPlace(corner: Corner, sides: CarSides): CarPlace {
  const [row, hand] = corner.split(' ') as ['front' | 'rear', 'left' | 'right'];
  return { row: row === 'front' ? 'Row1' : 'Row2', side: sides[hand] };
}
