import type { VehicleSignalPath } from '../signals/vehicle-signal.ts';

const windowTravelMm = 450;
const windowRate = (60 / windowTravelMm) * 100;
const seatRate = 20;
const sunroofRate = 15;

const motionRates: { readonly [Path in VehicleSignalPath]?: number } = {
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': windowRate,
  'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position': windowRate,
  'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position': windowRate,
  'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position': windowRate,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Position': seatRate,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Height': seatRate,
  'Vehicle.Cabin.Seat.Row1.PassengerSide.Position': seatRate,
  'Vehicle.Cabin.Seat.Row1.PassengerSide.Height': seatRate,
  'Vehicle.Cabin.Sunroof.Position': sunroofRate,
};

/**
 * How fast a leaf follows its target, in its own unit per second; undefined where it follows at once.
 *
 * Windows 60 mm/s over 450 mm, seats 20 mm/s, the sunroof 15 %/s.
 */
export function motionRate(path: VehicleSignalPath): number | undefined {
  return motionRates[path];
}
