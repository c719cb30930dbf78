import { signalDeclaration, type VehicleSignalPath, type VehicleSignalValue } from '../signals/vehicle-signal.ts';
import type { VissRequestBody, VissValue } from './viss-message.ts';

/** Writes the value of a leaf as text; a list becomes a list of texts. */
export function encodeSignalValue(value: boolean | number | string | readonly string[]): VissValue {
  return Array.isArray(value) ? value : String(value);
}

/** The request that tells a car to hold a value. */
export function vissSetRequest<Path extends VehicleSignalPath>(
  path: Path,
  value: VehicleSignalValue<Path>,
): Extract<VissRequestBody, { readonly action: 'set' }> {
  return { action: 'set', path, value: encodeSignalValue(value) };
}

const integer = /^[+-]?\d+$/u;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * Reads the text of a value as the type its leaf is declared with; undefined where it is none.
 *
 * Whether a number lies within the range of the leaf is for the car to say.
 */
export function decodeSignalValue<Path extends VehicleSignalPath>(path: Path, text: VissValue): VehicleSignalValue<Path> | undefined {
  // The compiler does not see that the declaration and the value type are two views of one row.
  return decode(path, text) as VehicleSignalValue<Path> | undefined;
}

function decode(path: VehicleSignalPath, text: VissValue): boolean | number | string | readonly string[] | undefined {
  const { datatype, allowed } = signalDeclaration(path);
  if (datatype === 'string[]') return typeof text === 'string' ? undefined : text;
  if (typeof text !== 'string') return undefined;
  switch (datatype) {
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : undefined);
    case 'string':
      return allowed === undefined || allowed.includes(text) ? text : undefined;
    case 'float':
    case 'double':
      return decimal.test(text) ? finite(Number(text)) : undefined;
    case 'int8':
    case 'uint8':
    case 'uint16':
    case 'uint32':
      return integer.test(text) ? safeInteger(Number(text)) : undefined;
  }
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const safeInteger = (value: number): number | undefined => (Number.isSafeInteger(value) ? value : undefined);
