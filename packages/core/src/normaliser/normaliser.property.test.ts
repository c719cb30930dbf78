import nlp from 'compromise/three';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../internal/json.ts';
import type { ParameterUnit, ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { builtInFormats, createNormaliser, type NormaliseContext, type NormalisedValue } from './index.ts';

const normaliser = createNormaliser();
const context: NormaliseContext = {
  clock: () => new Date('2026-03-04T15:20:00Z'),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  region: 'DE',
};
const parameter = (schema: ToolSchema, unit?: ParameterUnit): ToolParameter => ({
  name: 'value',
  description: '',
  schema,
  isOptional: false,
  defaultValue: undefined,
  unit,
  compare: 'exact',
  isExtractive: true,
  synonyms: { 'rear left': ['back left'] },
});
const say = (of: ToolParameter, text: string, isNegated = false): NormalisedValue =>
  normaliser.normaliseArgument({ parameter: of, text, isNegated, context });

const units: readonly (ParameterUnit | undefined)[] = [undefined, '°F', '°C', 'mm', '%', 'km/h', 'min', 's'];
const corners: ToolSchema = { type: 'enumeration', values: ['front left', 'front right', 'rear left', 'heat on', 'on'] };
const parameters: readonly ToolParameter[] = [
  ...units.flatMap((unit) => [
    parameter({ type: 'integer', minimum: 0, maximum: 100 }, unit),
    parameter({ type: 'number', minimum: undefined, maximum: undefined }, unit),
  ]),
  parameter(corners),
  parameter({ type: 'boolean' }),
  parameter({ type: 'list', items: corners, minimumItems: 0, maximumItems: undefined }),
  parameter({ type: 'text', minimumLength: 1, maximumLength: 20, format: undefined }),
  ...Object.keys(builtInFormats).map((format) => parameter({ type: 'text', minimumLength: 0, maximumLength: undefined, format })),
];

/** English for a number below a thousand. */
function inWords(value: number, { and }: { readonly and: string }): string {
  const ones = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
  const small = [...ones, ...'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')];
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  if (value < 20) return small[value] ?? '';
  if (value < 100) return `${tens[Math.floor(value / 10) - 2]}${value % 10 === 0 ? '' : ` ${small[value % 10]}`}`;
  const rest = value % 100 === 0 ? '' : ` ${and}${inWords(value % 100, { and })}`;
  return `${small[Math.floor(value / 100)]} hundred${rest}`;
}

const words = (
  'a an the and or to of in at on half quarter third three twenty hundred thousand million dozen couple point minus - / ' +
  ': . , % ° \' " 1 2 1/2 07 15 2026 ' +
  '999999999999999999 12.5 1,200 in weeks ' +
  'inch inches foot cm degrees celsius f percent mph km/h k hour minutes seconds days week from now after tomorrow ' +
  'next last friday march 3rd fifteenth ' +
  "past before am pm o'clock noon midnight tonight morning night double plus dot @ example com front rear left back not off max all way"
).split(' ');
const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' '));
const anyText = fc.oneof(
  anyWords,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  anyWords.map((text) => text.replaceAll(' ', '')),
);

/** How long it takes to answer, in milliseconds. */
function timeOf(of: ToolParameter, text: string): number {
  const start = performance.now();
  say(of, text);
  return performance.now() - start;
}

/** The values an answer gives. */
function valuesOf(value: NormalisedValue): readonly JsonValue[] {
  if (value.status === 'invalid') return [];
  return value.status === 'normalised' ? [value.value] : value.choices;
}

describe('normaliseArgument', () => {
  it('reads every number below a thousand from words, with and without "and"', () => {
    const number = parameter({ type: 'integer', minimum: 0, maximum: 999 });
    for (let value = 0; value < 1000; value++)
      for (const and of ['', 'and ']) expect(say(number, inWords(value, { and }))).toEqual({ status: 'normalised', value });
  });

  it('reads numbers below a thousand as compromise does', () => {
    const number = parameter({ type: 'integer', minimum: 0, maximum: 999 });
    for (let value = 0; value < 1000; value += 7) {
      const said = inWords(value, { and: 'and ' });
      expect(say(number, said)).toEqual({ status: 'normalised', value: [nlp(said).numbers().get()].flat()[0] });
    }
  });

  it('reads every time of day from its words', () => {
    const time = parameter({ type: 'text', minimumLength: 0, maximumLength: undefined, format: 'time' });
    for (let hour = 1; hour <= 12; hour++)
      for (let minute = 1; minute < 60; minute++) {
        const shown = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const spoken = `${inWords(hour, { and: '' })} ${minute < 10 ? 'oh ' : ''}${inWords(minute, { and: '' })}`;
        expect(say(time, spoken)).toEqual({ status: 'normalised', value: shown });
        expect(say(time, `${inWords(minute, { and: '' })} minutes past ${inWords(hour, { and: '' })}`)).toEqual({
          status: 'normalised',
          value: shown,
        });
      }
  });

  it('never throws, and gives only values its parameter accepts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), anyText, fc.boolean(), (of, text, isNegated) => {
        const value = say(of, text, isNegated);
        const values = valuesOf(value);
        expect(values.length > 0).toBe(value.status !== 'invalid');
        for (const accepted of values)
          expect(normaliser.checkLiteral({ parameter: of, value: accepted })).toEqual({ status: 'normalised', value: accepted });
      }),
      { numRuns: 20_000 },
    );
  });

  it('answers at once, however long the words are', () => {
    const repeated = fc
      .tuple(fc.constantFrom(...words, 'a', ' ', '(', '@', '\u0000', '½'), fc.constantFrom('', ' '))
      .map(([word, space]) => `${word}${space}`.repeat(10_000).slice(0, 10_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...parameters),
        fc.oneof(
          repeated,
          anyText.map((text) => `${text} `.repeat(100).slice(0, 199)),
        ),
        (of, text) => {
          expect(timeOf(of, text)).toBeLessThan(500);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes what it gave as it is', () => {
    const settled = parameters.filter(({ schema }) => schema.type !== 'list' && (schema.type !== 'text' || schema.format !== undefined));
    fc.assert(
      fc.property(fc.constantFrom(...settled), anyWords, (of, text) => {
        const value = say(of, text);
        for (const given of valuesOf(value)) expect(say(of, String(given))).toEqual({ status: 'normalised', value: given });
      }),
      { numRuns: 20_000 },
    );
  });

  it('takes the digits of every number in range as that number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: -1000, max: 1000 }), (unit, value) => {
        expect(say(parameter({ type: 'integer', minimum: -1000, maximum: 1000 }, unit), String(value))).toEqual({
          status: 'normalised',
          value,
        });
      }),
    );
  });
});

describe('checkLiteral', () => {
  it('never throws on a JSON value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), fc.jsonValue(), (of, value) => {
        const checked = normaliser.checkLiteral({ parameter: of, value: value as JsonValue });
        expect(valuesOf(checked)).toEqual(checked.status === 'normalised' ? [value] : []);
      }),
    );
  });
});
