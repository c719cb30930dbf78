import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../internal/json.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { createNormaliser, type NormaliseContext, type NormalisedValue } from './index.ts';

const normaliser = createNormaliser();

/** Wednesday, 4 March 2026, 10:20 in New York. */
const context: NormaliseContext = {
  clock: () => new Date('2026-03-04T15:20:00Z'),
  timeZone: 'America/New_York',
  locale: 'en-US',
  region: 'US',
};

const parameter = (schema: ToolSchema, more: Partial<ToolParameter> = {}): ToolParameter => ({
  name: 'value',
  description: '',
  schema,
  isOptional: false,
  defaultValue: undefined,
  unit: undefined,
  compare: 'exact',
  isExtractive: true,
  synonyms: {},
  ...more,
});
const integer = (minimum: number, maximum: number): ToolSchema => ({ type: 'integer', minimum, maximum });
const text = (format: string): ToolSchema => ({ type: 'text', minimumLength: 0, maximumLength: undefined, format });
const corners = ['front left', 'front right', 'rear left', 'rear right'];

interface Subject {
  /** The heading of its sayings in the table. */
  readonly about: string;
  readonly parameter: ToolParameter;
}

const subjects: readonly Subject[] = [
  {
    about: 'a cabin temperature in °F',
    parameter: parameter(integer(60, 80), { name: 'temperature', unit: '°F' }),
  },
  {
    about: 'a thermostat in °F that takes fractions',
    parameter: parameter({ type: 'number', minimum: 50, maximum: 90 }, { unit: '°F' }),
  },
  {
    about: 'a distance in mm',
    parameter: parameter(integer(1, 600), { name: 'distance', unit: 'mm' }),
  },
  {
    about: 'a share in percent',
    parameter: parameter(integer(0, 100), { name: 'brightness', unit: '%' }),
  },
  {
    about: 'a charging limit in percent',
    parameter: parameter(integer(20, 100), { name: 'limit', unit: '%' }),
  },
  {
    about: 'a volume from 0 to 50',
    parameter: parameter(integer(0, 50), { name: 'volume' }),
  },
  {
    about: 'a fan step from 0 to 7',
    parameter: parameter(integer(0, 7), { name: 'level' }),
  },
  {
    about: 'a step of volume, up or down',
    parameter: parameter(integer(-50, 50), { name: 'volume_diff' }),
  },
  {
    about: 'a speed in km/h',
    parameter: parameter(integer(30, 180), { name: 'speed', unit: 'km/h' }),
  },
  {
    about: 'a length in minutes',
    parameter: parameter(integer(1, 1440), { name: 'duration', unit: 'min' }),
  },
  {
    about: 'a timeout in seconds',
    parameter: parameter(integer(1, 120), { name: 'timeout', unit: 's' }),
  },
  {
    about: 'a corner of the car',
    parameter: parameter(
      { type: 'enumeration', values: corners },
      {
        name: 'window',
        synonyms: {
          'rear left': ['back left', 'left back', 'left rear'],
          'rear right': ['back right', 'right back'],
          'front left': ['left front'],
        },
      },
    ),
  },
  {
    about: 'a door, or all of them',
    parameter: parameter(
      { type: 'enumeration', values: ['all', ...corners] },
      { name: 'door', synonyms: { all: ['the car', 'doors', 'all doors', 'everything'] } },
    ),
  },
  {
    about: 'a light',
    parameter: parameter(
      { type: 'enumeration', values: ['headlights', 'high beam', 'parking', 'front fog', 'rear fog', 'hazard'] },
      {
        synonyms: {
          headlights: ['lights', 'low beam', 'dipped beam', 'front lights'],
          'high beam': ['brights', 'full beam', 'main beam'],
          parking: ['parking lights', 'side lights'],
          'front fog': ['fog', 'fog lights', 'front fog lights'],
          'rear fog': ['rear fog lights', 'back fog'],
          hazard: ['hazards', 'warning lights', 'four ways'],
        },
      },
    ),
  },
  {
    about: 'a switch',
    parameter: parameter({ type: 'boolean' }, { name: 'enabled', synonyms: { false: ['fresh air'] } }),
  },
  {
    about: 'what a route avoids',
    parameter: parameter({
      type: 'list',
      items: { type: 'enumeration', values: ['tolls', 'highways', 'ferries'] },
      minimumItems: 1,
      maximumItems: 3,
    }),
  },
  {
    about: 'a date and a time',
    parameter: parameter(text('date-time')),
  },
  {
    about: 'a calendar date',
    parameter: parameter(text('date')),
  },
  {
    about: 'a time of day',
    parameter: parameter(text('time')),
  },
  {
    about: 'a phone number',
    parameter: parameter(text('phone')),
  },
  {
    about: 'an email address',
    parameter: parameter(text('email')),
  },
];

interface Saying {
  readonly said: string;
  readonly expected: string;
}

const table = readFileSync(new URL('__fixtures__/sayings.txt', import.meta.url), 'utf8');

function sayingsAbout(about: string): readonly Saying[] {
  const [, section = ''] = table.split(`\n% ${about}\n`);
  const [rows = ''] = section.split('\n\n');
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [said = '', expected = ''] = row.split(' => ');
      return { said, expected };
    });
}

function print(value: NormalisedValue): string {
  switch (value.status) {
    case 'normalised':
      return JSON.stringify(value.value);
    case 'ambiguous':
      return `? ${JSON.stringify(value.choices)}`;
    case 'invalid':
      return 'x';
  }
}

const normalise = (said: string, of: ToolParameter): NormalisedValue =>
  normaliser.normaliseArgument({ parameter: of, text: said, isNegated: false, context });

describe.each(subjects)('$about', ({ about, parameter: of }) => {
  const sayings = sayingsAbout(about);

  it.each(sayings)('understands "$said" as $expected', ({ said, expected }) => {
    expect(print(normalise(said, of))).toBe(expected);
  });

  it('takes each of these values, said or literal, as it is', () => {
    const values = sayings.flatMap(({ expected }): readonly JsonValue[] =>
      /^[?x]/u.test(expected) ? [] : [JSON.parse(expected) as JsonValue],
    );
    for (const value of values) {
      expect(normaliser.checkLiteral({ parameter: of, value })).toEqual({ status: 'normalised', value });
      const said = Array.isArray(value) ? value.join(', ') : String(value);
      expect(normalise(said, of)).toEqual({ status: 'normalised', value });
    }
  });
});

describe('the table of sayings', () => {
  it('has no section that nobody reads', () => {
    const headings = [...table.matchAll(/^% (.+)$/gmu)].map(([, about]) => about);
    expect(headings).toEqual(subjects.map(({ about }) => about));
  });
});
