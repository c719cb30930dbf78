import { type VehicleSignalDeclaration, vehicleSignalTable } from './vehicle-signal-table.ts';

type SignalTable = typeof vehicleSignalTable;

/** The path of a VSS leaf, `Vehicle.` included. */
export type VehicleSignalPath = keyof SignalTable;

/** What a leaf holds, read from its declaration. */
export type VehicleSignalValue<Path extends VehicleSignalPath> = Path extends VehicleSignalPath ? DeclaredValue<SignalTable[Path]> : never;

type DeclaredValue<Declaration> = Declaration extends { readonly allowed: readonly (infer Allowed)[] }
  ? Allowed
  : Declaration extends { readonly datatype: 'boolean' }
    ? boolean
    : Declaration extends { readonly datatype: 'string' }
      ? string
      : Declaration extends { readonly datatype: 'string[]' }
        ? readonly string[]
        : number;

/** A value for every leaf. */
export type VehicleSignalValues = { readonly [Path in VehicleSignalPath]: VehicleSignalValue<Path> };

/** Every leaf, in the order of the table. */
export const vehicleSignalPaths: readonly VehicleSignalPath[] = Object.keys(vehicleSignalTable) as VehicleSignalPath[];

/** Recognises a leaf of the table. */
export function isVehicleSignalPath(path: string): path is VehicleSignalPath {
  return Object.hasOwn(vehicleSignalTable, path);
}

/** The declaration of a leaf. */
export function signalDeclaration(path: VehicleSignalPath): VehicleSignalDeclaration {
  return vehicleSignalTable[path];
}

const unitSymbols = { percent: '%', Celsius: '°C', 'km/h': 'km/h', m: 'm', mm: 'mm', kPa: 'kPa', degrees: '°' } as const;

/** The unit of a leaf as people write it, or undefined where it has none. */
export function signalUnit(path: VehicleSignalPath): string | undefined {
  const { unit } = signalDeclaration(path);
  return unit && unitSymbols[unit];
}

/** A row of seats. */
export type SeatRow = 'Row1' | 'Row2';

/** A side of the car by who sits there; which hand it is depends on `Cabin.DriverPosition`. */
export type CarSide = 'DriverSide' | 'PassengerSide';
