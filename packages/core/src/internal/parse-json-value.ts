import type { JsonValue } from './json.ts';

/**
 * A copy of a value as JSON would carry it: a property that is undefined is left out.
 *
 * @throws {TypeError} naming the place of what JSON cannot carry: a date, a function, a number that is not finite, a cycle.
 */
export function parseJsonValue(value: unknown): JsonValue {
  return copyValue(value, { path: 'the value', ancestors: new Set() });
}

interface Place {
  readonly path: string;
  readonly ancestors: Set<unknown>;
}

function copyValue(value: unknown, { path, ancestors }: Place): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlainObject(value)) || ancestors.has(value))
    throw new TypeError(`${path} is ${nounOf(value, ancestors)}, which JSON cannot carry`);
  ancestors.add(value);
  const copy = Array.isArray(value)
    ? Array.from(value, (item: unknown, index) => copyValue(item, { path: `${path}[${index}]`, ancestors }))
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([name, item]) => [name, copyValue(item, { path: `${path}.${name}`, ancestors })] as const),
      );
  ancestors.delete(value);
  return copy;
}

/** Also of another realm, whose `Object.prototype` is not ours. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nounOf(value: unknown, ancestors: ReadonlySet<unknown>): string {
  if (ancestors.has(value)) return 'part of itself';
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}
