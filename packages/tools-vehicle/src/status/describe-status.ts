import { cornerPlace, readSides } from '../car-side.ts';
import { type Corner, corners } from '../corner.ts';
import type { SignalOptions, VehicleSignals } from '../vehicle-port.ts';
import type { VehicleStatusItem } from './vehicle-status-item.ts';

/** Which figure to read. */
export interface DescribeStatusOptions extends SignalOptions {
  readonly item: VehicleStatusItem;
}

/** Reads a figure and writes it as one line with value and unit, in English. */
export async function describeStatus(device: VehicleSignals, { item, signal }: DescribeStatusOptions): Promise<string> {
  const options = { signal };
  switch (item) {
    case 'battery level': {
      const path = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';
      return `Battery level: ${formatNumber((await device.get([path], options))[path])} %`;
    }
    case 'fuel level': {
      const path = 'Vehicle.Powertrain.FuelSystem.RelativeLevel';
      return `Fuel level: ${formatNumber((await device.get([path], options))[path])} %`;
    }
    case 'range': {
      const path = 'Vehicle.Powertrain.Range';
      return `Range: ${formatKilometres((await device.get([path], options))[path])}`;
    }
    case 'odometer': {
      const path = 'Vehicle.TraveledDistance';
      return `Odometer: ${formatKilometres((await device.get([path], options))[path])}`;
    }
    case 'outside temperature': {
      const path = 'Vehicle.Exterior.AirTemperature';
      return `Outside temperature: ${formatNumber((await device.get([path], options))[path])} °C`;
    }
    case 'location': {
      const { 'Vehicle.CurrentLocation.Latitude': latitude, 'Vehicle.CurrentLocation.Longitude': longitude } = await device.get(
        ['Vehicle.CurrentLocation.Latitude', 'Vehicle.CurrentLocation.Longitude'],
        options,
      );
      return `Location: ${formatDegrees(latitude, 'NS')}, ${formatDegrees(longitude, 'EW')}`;
    }
    case 'tire pressure':
      return `Tire pressure: ${(await Promise.all(corners.map((corner) => describeTire(device, corner, options)))).join(', ')}`;
    case 'doors':
      return `Doors: ${await describeDoors(device, options)}`;
  }
}

async function describeTire(device: VehicleSignals, corner: Corner, options: SignalOptions): Promise<string> {
  const row = corner.startsWith('front') ? 'Row1' : 'Row2';
  const path = `Vehicle.Chassis.Axle.${row}.Wheel.${corner.endsWith('left') ? 'Left' : 'Right'}.Tire.Pressure` as const;
  return `${corner} ${formatNumber((await device.get([path], options))[path])} kPa`;
}

/** Names doors only where they differ: `all closed, rear left unlocked`. */
async function describeDoors(device: VehicleSignals, options: SignalOptions): Promise<string> {
  const sides = await readSides(device, options);
  const doors = await Promise.all(
    corners.map(async (corner) => {
      const { row, side } = cornerPlace(corner, sides);
      const branch = `Vehicle.Cabin.Door.${row}.${side}` as const;
      const values = await device.get([`${branch}.IsOpen`, `${branch}.IsLocked`], options);
      return { corner, isOpen: values[`${branch}.IsOpen`], isLocked: values[`${branch}.IsLocked`] };
    }),
  );
  const open = doors.filter(({ isOpen }) => isOpen).map(({ corner }) => corner);
  const unlocked = doors.filter(({ isLocked }) => !isLocked).map(({ corner }) => corner);
  return `${describeExceptions(open, 'open', 'closed')}, ${describeExceptions(unlocked, 'unlocked', 'locked')}`;
}

function describeExceptions(exceptions: readonly Corner[], exception: string, rule: string): string {
  if (exceptions.length === 0) return `all ${rule}`;
  return exceptions.length === corners.length ? `all ${exception}` : `${exceptions.join(' and ')} ${exception}`;
}

const formatNumber = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

const formatKilometres = (metres: number): string => `${formatNumber(Math.round(metres / 1000))} km`;

function formatDegrees(degrees: number, [positive, negative]: string): string {
  return `${Math.abs(degrees).toFixed(4)}° ${degrees < 0 ? negative : positive}`;
}
