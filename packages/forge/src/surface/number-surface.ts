import type { ParameterUnit, ToolParameter } from '@octoweave/core';
import type { RandomSource } from '../random-source.ts';
import { sayInteger } from './number-words.ts';

/** What a number is said with. */
export interface SayNumberOptions {
  readonly random: RandomSource;
  /** Says the amount of a change: positive, and never a share of the scale. @defaultValue false */
  readonly isDifference?: boolean;
  /** The word before it: after "another" or "the" nobody says "an inch". @defaultValue empty */
  readonly wordBefore?: string;
}

/** How a quantity may be written: the figure, then one of the units. */
interface Measure {
  readonly weight: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Figures people prefer are multiples of this. */
  readonly step: number;
  /** Set where "and a half" is usual, as a share. */
  readonly halves: number;
  readonly units: readonly MeasureUnit[];
}

interface MeasureUnit {
  readonly weight: number;
  /** After more than one; empty for the bare figure. */
  readonly text: string;
  /** After exactly one, where it differs. */
  readonly singular?: string;
  /** Only after a figure in digits, as "%" and "mph" are. */
  readonly isWritten?: boolean;
  /** Without a space before it. */
  readonly isAttached?: boolean;
}

/** Half of the written numbers and more are digits. */
const digitShare = 0.6;
const articleBlockers = new Set([
  'a',
  'an',
  'another',
  'the',
  'this',
  'that',
  'my',
  'extra',
  'more',
  'each',
  'every',
  'level',
  'good',
  'full',
  'mere',
  'solid',
  'steady',
  'further',
]);

const articleLengths = ['an hour', 'an hour', 'half an hour', 'an hour and a half', 'a quarter of an hour'];
const bareLengths = ['one hour', 'two hours', 'one and a half hours'];

const bare = (weight: number): MeasureUnit => ({ weight, text: '' });
const spoken = (weight: number, text: string, singular: string = text): MeasureUnit => ({ weight, text, singular });
const written = (weight: number, text: string): readonly MeasureUnit[] => [
  { weight, text, isWritten: true },
  { weight: weight / 2, text, isWritten: true, isAttached: true },
];

const attached = (weight: number, ...texts: readonly string[]): readonly MeasureUnit[] =>
  texts.map((text) => ({ weight, text, isWritten: true, isAttached: true }));

/** Says a number parameter as a person would: digits or words, with or without a unit, also in another unit. */
export function sayNumber(parameter: ToolParameter, { random, isDifference = false, wordBefore = '' }: SayNumberOptions): string {
  const { schema, unit } = parameter;
  if (schema.type !== 'integer' && schema.type !== 'number') throw new TypeError(`"${parameter.name}" is no number.`);
  const bounds = { minimum: schema.minimum ?? 0, maximum: schema.maximum ?? 100 };
  const measures = measuresOf(unit, bounds, isDifference);
  const measure = random.pickWeighted(measures.map((candidate) => [candidate.weight, candidate]));
  const canTakeArticle = !articleBlockers.has(wordBefore);
  const inch = measure.units.some(({ text }) => text === 'inches');
  if (inch && random.chance(0.22))
    return random.pick(canTakeArticle ? ['an inch', 'an inch', 'half an inch', 'an inch and a half', 'a couple of inches'] : ['inch']);

  if (unit === 'min' && random.chance(0.3)) return random.pick(canTakeArticle ? [...articleLengths, ...bareLengths] : bareLengths);

  const figure = pickFigure(measure, isDifference, random);
  const hasHalf = random.chance(measure.halves);
  const isDigits = random.chance(digitShare);
  const usable = measure.units.filter(({ isWritten }) => isDigits || !isWritten);
  const chosen = random.pickWeighted(usable.map((candidate) => [candidate.weight, candidate]));
  let words = isDigits ? `${figure}${hasHalf ? '.5' : ''}` : `${sayInteger(figure, random)}${hasHalf ? ' and a half' : ''}`;
  if (!canTakeArticle && words.startsWith('a ')) words = `one ${words.slice(2)}`;
  if (chosen.text === '') return words;
  const unitText = figure === 1 && !hasHalf ? (chosen.singular ?? chosen.text) : chosen.text;
  return `${words}${chosen.isAttached ? '' : ' '}${unitText}`;
}

function pickFigure({ minimum, maximum, step }: Measure, isDifference: boolean, random: RandomSource): number {
  const top = isDifference && maximum > 20 && random.chance(0.8) ? 20 : maximum;
  if (step > 1 && top - minimum >= step && random.chance(0.65))
    return random.integer(Math.ceil(minimum / step), Math.floor(top / step)) * step;
  return random.integer(minimum, top);
}

interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** The measures in which a unit is said; ranges are those of the parameter after conversion. */
function measuresOf(unit: ParameterUnit | undefined, { minimum, maximum }: Bounds, isDifference: boolean): readonly Measure[] {
  const from = Math.max(minimum, 1);
  switch (unit) {
    case '°F':
      return [
        {
          weight: 0.68,
          minimum,
          maximum,
          step: 1,
          halves: 0,
          units: [
            bare(55),
            spoken(28, 'degrees'),
            spoken(4, 'fahrenheit'),
            spoken(5, 'degrees fahrenheit'),
            ...written(2, 'f'),
            ...attached(1.5, '°f', '°'),
          ],
        },
        {
          weight: 0.32,
          minimum: Math.ceil((minimum - 32) / 1.8),
          maximum: Math.round((maximum - 32) / 1.8),
          step: 1,
          halves: 0.08,
          units: [
            bare(12),
            spoken(8, 'degrees'),
            spoken(30, 'celsius'),
            spoken(30, 'degrees celsius'),
            spoken(3, 'degrees c'),
            ...written(6, 'c'),
            ...attached(2, '°c'),
          ],
        },
      ];
    case 'mm':
      return [
        { weight: 0.06, minimum: Math.max(from, 5), maximum, step: 10, halves: 0, units: [bare(1)] },
        {
          weight: 0.17,
          minimum: Math.max(from, 2),
          maximum,
          step: 10,
          halves: 0,
          units: [spoken(3, 'millimetres', 'millimetre'), spoken(3, 'millimeters', 'millimeter'), spoken(1, 'mm'), ...written(2, 'mm')],
        },
        {
          weight: 0.45,
          minimum: 1,
          maximum: Math.floor(maximum / 10),
          step: 5,
          halves: 0.03,
          units: [spoken(6, 'centimetres', 'centimetre'), spoken(6, 'centimeters', 'centimeter'), spoken(2, 'cm'), ...written(4, 'cm')],
        },
        {
          weight: 0.32,
          minimum: 1,
          maximum: Math.floor(maximum / 25.4),
          step: 1,
          halves: 0.04,
          units: [spoken(12, 'inches', 'inch'), ...written(1.5, 'in')],
        },
      ];
    case '%':
      return [
        {
          weight: 1,
          minimum: from,
          maximum,
          step: 5,
          halves: 0,
          units: [bare(24), spoken(42, 'percent'), spoken(6, 'per cent'), ...attached(40, '%')],
        },
      ];
    case 'km/h':
      return [
        {
          weight: 0.72,
          minimum,
          maximum,
          step: 5,
          halves: 0,
          units: [
            bare(50),
            spoken(9, 'kilometres per hour'),
            spoken(6, 'kilometers per hour'),
            spoken(5, 'kilometers an hour'),
            spoken(2, 'k'),
            spoken(1, 'km per hour'),
            ...written(7, 'km/h'),
            ...written(5, 'kph'),
            ...written(2, 'kmh'),
          ],
        },
        {
          weight: 0.28,
          minimum: Math.ceil(minimum / 1.609344),
          maximum: Math.floor(maximum / 1.609344),
          step: 5,
          halves: 0,
          units: [spoken(6, 'miles per hour'), spoken(4, 'miles an hour'), spoken(4, 'mph'), ...written(5, 'mph')],
        },
      ];
    case 'min':
      return [
        {
          weight: 0.8,
          minimum: Math.max(from, 5),
          maximum: Math.min(maximum, 120),
          step: 5,
          halves: 0,
          units: [spoken(60, 'minutes', 'minute'), spoken(8, 'mins', 'min'), spoken(4, 'min'), ...written(2, 'min')],
        },
        {
          weight: 0.2,
          minimum: 1,
          maximum: Math.min(Math.floor(maximum / 60), 8),
          step: 1,
          halves: 0.12,
          units: [spoken(12, 'hours', 'hour'), ...written(1, 'h')],
        },
      ];
    case 's':
      return [
        {
          weight: 1,
          minimum: from,
          maximum,
          step: 5,
          halves: 0,
          units: [spoken(30, 'seconds', 'second'), spoken(4, 'secs', 'sec'), ...written(1, 's')],
        },
      ];
    default: {
      const plain: Measure = {
        weight: 1,
        minimum: isDifference || minimum < 0 ? 1 : minimum,
        maximum,
        step: maximum > 20 ? 5 : 1,
        halves: 0,
        units: [bare(1)],
      };
      const isScale = !isDifference && minimum === 0 && maximum >= 20;
      const share: Measure = {
        weight: 0.35,
        minimum: 5,
        maximum: 100,
        step: 10,
        halves: 0,
        units: [spoken(5, 'percent'), spoken(0.7, 'per cent'), ...attached(5, '%')],
      };
      return isScale ? [plain, share] : [plain];
    }
  }
}
