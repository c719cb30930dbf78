import type { VehicleSignalDeclaration } from '../signals/vehicle-signal-table.ts';
import { isVehicleSignalPath, signalDeclaration, signalUnit, type VehicleSignalPath } from '../signals/vehicle-signal.ts';
import { VehicleSignalError } from '../signals/vehicle-signal-error.ts';

/**
 * Recognises a leaf this car has.
 *
 * @throws {VehicleSignalError} `not_found` for any other path.
 */
export function checkSignalPath(path: string): asserts path is VehicleSignalPath {
  if (!isVehicleSignalPath(path)) throw new VehicleSignalError({ code: 'not_found', path, message: `This car has no signal ${path}.` });
}

/**
 * Checks a value against what its leaf can hold.
 *
 * @throws {VehicleSignalError} `bad_request` where the type or the range does not fit.
 */
export function checkSignalValue(path: VehicleSignalPath, value: unknown): void {
  const declaration = signalDeclaration(path);
  const range = rangeOf(path, declaration);
  if (isOfType(declaration, value) && (range === undefined || isWithin(range, value))) return;
  const wanted = describeWanted(declaration, range);
  const unit = signalUnit(path);
  throw new VehicleSignalError({
    code: 'bad_request',
    path,
    message: `${path} takes ${wanted}${unit ? ` ${unit}` : ''}, not ${JSON.stringify(value)}.`,
  });
}

interface ValueRange {
  readonly min: number;
  readonly max: number;
}

const integerRanges: { readonly [Datatype in VehicleSignalDeclaration['datatype']]?: ValueRange } = {
  int8: { min: -128, max: 127 },
  uint8: { min: 0, max: 255 },
  uint16: { min: 0, max: 65_535 },
  uint32: { min: 0, max: 4_294_967_295 },
};

/** Generous, so that every distance `adjust_seat_position` may be asked for is possible once from the middle. */
const seatTravelMm = 600;
const seatAxis = /^Vehicle\.Cabin\.Seat\.Row1\.\w+\.(?:Position|Height)$/u;

function rangeOf(path: VehicleSignalPath, { datatype, min, max }: VehicleSignalDeclaration): ValueRange | undefined {
  if (seatAxis.test(path)) return { min: 0, max: seatTravelMm };
  const whole = integerRanges[datatype];
  if (min === undefined && max === undefined) return whole;
  return { min: min ?? whole?.min ?? Number.NEGATIVE_INFINITY, max: max ?? whole?.max ?? Number.POSITIVE_INFINITY };
}

const isWithin = ({ min, max }: ValueRange, value: unknown): boolean => typeof value === 'number' && value >= min && value <= max;

function isOfType({ datatype, allowed }: VehicleSignalDeclaration, value: unknown): boolean {
  switch (datatype) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string' && (allowed === undefined || allowed.includes(value));
    case 'string[]':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'float':
    case 'double':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return Number.isInteger(value);
  }
}

function describeWanted({ datatype, allowed }: VehicleSignalDeclaration, range: ValueRange | undefined): string {
  if (allowed) return `one of ${allowed.join(', ')}`;
  return range ? `${datatype} from ${range.min} to ${range.max}` : datatype;
}
