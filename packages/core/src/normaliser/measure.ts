import { convert } from 'convert';
import type { ParameterUnit } from '../tool/tool-parameter.ts';
import type { SaidAmount, UnitWords } from './read-quantities.ts';

/** Units a quantity is said in. `degree` is a degree of the parameter's own scale. */
export type SaidUnit =
  | 'degree'
  | 'fahrenheit'
  | 'celsius'
  | 'mm'
  | 'cm'
  | 'm'
  | 'in'
  | 'ft'
  | 'km'
  | 'mi'
  | 's'
  | 'min'
  | 'h'
  | 'day'
  | 'week'
  | '%';

/** A unit of a parameter: the words for what it measures, and the way into it. */
export interface Measure {
  readonly words: UnitWords<SaidUnit>;
  /** The value of one amount in the parameter's unit; amounts of a quantity are added up. */
  readonly toUnit: (amount: SaidAmount<SaidUnit>) => number;
}

const phrasesOf = (phrases: Readonly<Partial<Record<SaidUnit, string>>>): ReadonlyMap<string, SaidUnit> =>
  new Map(Object.entries(phrases).flatMap(([unit, words]) => words.split('|').map((phrase) => [phrase, unit as SaidUnit] as const)));

const degreeWords = ['degrees', 'degree', 'deg', '°'];
const scalePhrases = (scales: readonly string[]): string =>
  scales.flatMap((scale) => ['', ...degreeWords].map((degree) => `${degree} ${scale}`.trim())).join('|');

const temperatureWords: UnitWords<SaidUnit> = {
  phrases: phrasesOf({
    degree: degreeWords.join('|'),
    fahrenheit: scalePhrases(['fahrenheit', 'fahrenheits', 'farenheit', 'f']),
    celsius: scalePhrases(['celsius', 'celcius', 'centigrade', 'centigrades', 'c']),
  }),
  smaller: new Map(),
  singles: new Set(),
};

const lengthWords: UnitWords<SaidUnit> = {
  phrases: phrasesOf({
    mm: 'mm|millimetre|millimetres|millimeter|millimeters|milimetre|milimetres|milimeter|milimeters|mils|millis',
    cm: 'cm|cms|centimetre|centimetres|centimeter|centimeters|centi|centis',
    m: 'm|metre|metres|meter|meters',
    in: 'in|inch|inches|"',
    ft: "ft|foot|feet|'",
  }),
  smaller: new Map([
    ['ft', 'in'],
    ['m', 'cm'],
    ['cm', 'mm'],
  ]),
  singles: new Set(['inch', 'foot', 'centimetre', 'centimeter', 'millimetre', 'millimeter', 'metre', 'meter']),
};

const speedWords: UnitWords<SaidUnit> = {
  phrases: phrasesOf({
    km: speedPhrases(
      ['kilometres', 'kilometers', 'kilometre', 'kilometer', 'kms', 'km', 'k'],
      'km / h|kph|kmh|kmph|k p h|k m h|km h|k|ks|clicks|klicks',
    ),
    mi: speedPhrases(['miles', 'mile'], 'mph|mi / h|m p h'),
  }),
  smaller: new Map(),
  singles: new Set(),
};

function speedPhrases(names: readonly string[], others: string): string {
  const endings = ['', ' per hour', ' an hour', ' a hour', ' in an hour', ' / hour', ' / h', ' hour'];
  return [...names.flatMap((name) => endings.map((ending) => `${name}${ending}`)), others].join('|');
}

const timeWords: UnitWords<SaidUnit> = {
  phrases: phrasesOf({
    s: 's|sec|secs|second|seconds',
    min: 'm|min|mins|minute|minutes',
    h: 'h|hr|hrs|hour|hours',
    day: 'd|day|days',
    week: 'week|weeks',
  }),
  smaller: new Map([
    ['week', 'day'],
    ['day', 'h'],
    ['h', 'min'],
    ['min', 's'],
  ]),
  singles: new Set(['second', 'minute', 'hour', 'day', 'week']),
};

/** Words for percent. */
export const percentWords: UnitWords<SaidUnit> = {
  phrases: phrasesOf({ '%': '%|percent|percents|per cent|pct|percentage' }),
  smaller: new Map(),
  singles: new Set(),
};

/** A quantity of another kind has no value here; the unit words of a measure never let one through. */
const noValue = Number.NaN;

function toFahrenheit({ value, unit }: SaidAmount<SaidUnit>): number {
  return unit === 'celsius' ? convert(value, 'celsius').to('fahrenheit') : value;
}

function toCelsius({ value, unit }: SaidAmount<SaidUnit>): number {
  return unit === 'fahrenheit' ? convert(value, 'fahrenheit').to('celsius') : value;
}

function toMillimetres({ value, unit = 'mm' }: SaidAmount<SaidUnit>): number {
  switch (unit) {
    case 'mm':
      return value;
    case 'cm':
    case 'm':
    case 'in':
    case 'ft':
      return convert(value, unit).to('mm');
    default:
      return noValue;
  }
}

/** `convert` has no speeds; an hour is an hour, so that the lengths do. */
function toKilometresPerHour({ value, unit }: SaidAmount<SaidUnit>): number {
  return unit === 'mi' ? convert(value, 'mi').to('km') : value;
}

/** The seconds of an amount of time. */
export function toSeconds({ value, unit = 's' }: SaidAmount<SaidUnit>): number {
  switch (unit) {
    case 's':
      return value;
    case 'min':
    case 'h':
    case 'day':
    case 'week':
      return convert(value, unit).to('s');
    default:
      return noValue;
  }
}

/** Amounts of time. */
export const timeMeasure: Measure = { words: timeWords, toUnit: toSeconds };

/** How each unit but percent is said and calculated. */
export const measures: Readonly<Record<Exclude<ParameterUnit, '%'>, Measure>> = {
  '°F': { words: temperatureWords, toUnit: toFahrenheit },
  '°C': { words: temperatureWords, toUnit: toCelsius },
  mm: { words: lengthWords, toUnit: toMillimetres },
  'km/h': { words: speedWords, toUnit: toKilometresPerHour },
  s: timeMeasure,
  min: { words: timeWords, toUnit: ({ value, unit = 'min' }) => toSeconds({ value, unit }) / 60 },
};
