import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../internal/json.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { createNormaliser, type NormaliseContext, type NormalisedValue } from './index.ts';

const normaliser = createNormaliser();

/** Wednesday, 4 March 2026, 10:20 in New York. */
const context: NormaliseContext = { clock: () => new Date('2026-03-04T15:20:00Z'), timeZone: 'America/New_York', locale: 'en-US', region: 'US' };

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

interface Sayings {
  readonly about: string;
  readonly parameter: ToolParameter;
  /** One a line: what is said, `=>`, and the value in JSON, `? [choices]`, or `x` where it is no value. */
  readonly table: string;
}

const sayings: readonly Sayings[] = [
  {
    about: 'a cabin temperature in °F',
    parameter: parameter(integer(60, 80), { name: 'temperature', unit: '°F' }),
    table: `
      72 => 72
      seventy two => 72
      seventy-two degrees => 72
      about seventy => 70
      like 68 => 68
      to 72 please => 72
      sixty five fahrenheit => 65
      75f => 75
      75 °F => 75
      74° => 74
      22 celsius => 72
      22 degrees celsius => 72
      twenty degrees centigrade => 68
      20c => 68
      21 => 70
      twenty two => 72
      21 degrees => 70
      nineteen and a half => 67
      21.5 => 71
      19,5 °C => 67
      a comfy seventy => x
      300 degrees => x
      50 => x
      minus five => x
      seventyish => 70
      just set it to seventy four => 74
      sixty eight point four => 68
      70 or 72 => ? [70,72]
      between 68 and 70 => ? [68,70]
      the temperature to 66 => 66
      warm => x
      down to sixty six => 66
      seven two => 72
      around 70 degrees or so => 70
      27 celsius => x
      27 => x
    `,
  },
  {
    about: 'a thermostat in °F that takes fractions',
    parameter: parameter({ type: 'number', minimum: 50, maximum: 90 }, { unit: '°F' }),
    table: `
      71.5 => 71.5
      seventy one and a half => 71.5
      22 celsius => 71.6
      sixty nine => 69
      68 point 5 => 68.5
    `,
  },
  {
    about: 'a distance in mm',
    parameter: parameter(integer(1, 600), { name: 'distance', unit: 'mm' }),
    table: `
      20 => 20
      twenty => 20
      20 millimetres => 20
      20 millimeters => 20
      fifty mm => 50
      10 centimetres => 100
      ten centimeters => 100
      10cm => 100
      5 cm => 50
      two and a half centimetres => 25
      an inch => 25
      one inch => 25
      2 inches => 51
      two inches => 51
      3" => 76
      half an inch => 13
      half inch => 13
      an inch and a half => 38
      one and a half inches => 38
      1 1/2 inches => 38
      1/2 inch => 13
      ½ inch => 13
      quarter of an inch => 6
      three quarters of an inch => 19
      a couple of centimetres => 20
      a couple inches => 51
      a foot => 305
      half a foot => 152
      one foot two => 356
      1 foot 3 inches => 381
      1'3" => 381
      half a metre => 500
      0.3 m => 300
      a dozen centimetres => 120
      half a dozen cm => 60
      a hundred and ten millimetres => 110
      four hundred fifty => 450
      about 15 centimetres => 150
      1 metre => x
      1,200 mm => x
      0 => x
      seventy bananas => x
      a bit => x
      ten to fifteen centimetres => ? [100,150]
      another 2 cm => 20
      2 cm more => 20
      by 3 centimetres => 30
    `,
  },
  {
    about: 'a share in percent',
    parameter: parameter(integer(0, 100), { name: 'brightness', unit: '%' }),
    table: `
      40 => 40
      forty percent => 40
      40% => 40
      40 per cent => 40
      half => 50
      halfway => 50
      half way => 50
      half-way open => 50
      a quarter => 25
      a quarter of the way => 25
      three quarters => 75
      three-quarters open => 75
      a third => 33
      one third => 33
      two thirds => 67
      all the way => 100
      all the way open => 100
      fully => 100
      completely => 100
      full => 100
      full brightness => 100
      max => 100
      maximum => 100
      to the maximum => 100
      minimum => 0
      off => 0
      zero => 0
      a hundred percent => 100
      one hundred => 100
      3/4 => 75
      thirty three and a third percent => 33
      about 60 percent => 60
      150 percent => x
      a lot => x
      twelve point five percent => 13
    `,
  },
  {
    about: 'a charging limit in percent',
    parameter: parameter(integer(20, 100), { name: 'limit', unit: '%' }),
    table: `
      eighty => 80
      80% => 80
      full => 100
      minimum => 20
      half => 50
      off => x
      ten percent => x
    `,
  },
  {
    about: 'a volume from 0 to 50',
    parameter: parameter(integer(0, 50), { name: 'volume' }),
    table: `
      12 => 12
      twelve => 12
      volume twenty five => 25
      60 percent => 30
      sixty per cent => 30
      100% => 50
      max => 50
      full => 50
      maximum volume => 50
      min => 0
      minimum => 0
      off => 0
      zero => 0
      half => 25
      halfway => 25
      thirty or forty => ? [30,40]
      fifty one => x
      120 percent => x
      loud => x
    `,
  },
  {
    about: 'a fan step from 0 to 7',
    parameter: parameter(integer(0, 7), { name: 'level' }),
    table: `
      three => 3
      level 3 => 3
      max => 7
      off => 0
      medium => 4
      the highest setting => 7
      lowest => 0
      eight => x
    `,
  },
  {
    about: 'a step of volume, up or down',
    parameter: parameter(integer(-50, 50), { name: 'volume_diff' }),
    table: `
      5 => 5
      five notches => 5
      by ten => 10
      minus five => -5
      negative 3 => -3
      -7 => -7
      a dozen => 12
      a couple of notches => 2
      sixty => x
      half => 1
      50 percent => x
    `,
  },
  {
    about: 'a speed in km/h',
    parameter: parameter(integer(30, 180), { name: 'speed', unit: 'km/h' }),
    table: `
      100 => 100
      a hundred and ten => 110
      one hundred ten => 110
      one ten => 110
      one twenty => 120
      one oh five => 105
      65 mph => 105
      sixty five miles per hour => 105
      fifty miles an hour => 80
      70 miles => 113
      110 km/h => 110
      110kph => 110
      90 kmh => 90
      90 k => 90
      ninety kilometres per hour => 90
      ninety kilometers an hour => 90
      80 kilometers => 80
      20 => x
      two hundred and fifty => x
      speed 120 => 120
    `,
  },
  {
    about: 'a length in minutes',
    parameter: parameter(integer(1, 1440), { name: 'duration', unit: 'min' }),
    table: `
      30 => 30
      forty five minutes => 45
      half an hour => 30
      an hour => 60
      an hour and a half => 90
      one and a half hours => 90
      1.5 hours => 90
      1 hour 30 minutes => 90
      1h30 => 90
      two hours and fifteen minutes => 135
      three quarters of an hour => 45
      a quarter of an hour => 15
      90 seconds => 2
      two and a half hours => 150
      two days => x
      an hour twenty => 80
    `,
  },
  {
    about: 'a timeout in seconds',
    parameter: parameter(integer(1, 120), { name: 'timeout', unit: 's' }),
    table: `
      20 => 20
      twenty seconds => 20
      a minute => 60
      a minute and a half => 90
      one minute thirty => 90
      2 min => 120
      half a minute => 30
      an hour => x
    `,
  },
  {
    about: 'a corner of the car',
    parameter: parameter(
      { type: 'enumeration', values: corners },
      { name: 'window', synonyms: { 'rear left': ['back left', 'left back', 'left rear'], 'rear right': ['back right', 'right back'], 'front left': ['left front'] } },
    ),
    table: `
      front left => "front left"
      front left window => "front left"
      the door behind me => x
      Front-Left => "front left"
      rear_right => "rear right"
      FRONT RIGHT => "front right"
      the back left one => "rear left"
      back left => "rear left"
      left rear => "rear left"
      the front right window please => "front right"
      the one at the back right => "rear right"
      left => ? ["front left","rear left"]
      the right one => ? ["front right","rear right"]
      front => ? ["front left","front right"]
      front left and rear right => ? ["front left","rear right"]
      not the front left => x
      roof => x
    `,
  },
  {
    about: 'a door, or all of them',
    parameter: parameter({ type: 'enumeration', values: ['all', ...corners] }, { name: 'door', synonyms: { all: ['the car', 'doors', 'all doors', 'everything'] } }),
    table: `
      all => "all"
      doors => "all"
      all the doors => "all"
      the front left door => "front left"
      the door behind the driver => x
      my wife's door => x
    `,
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
    table: `
      headlights => "headlights"
      headlight => "headlights"
      the high beams => "high beam"
      highbeam => x
      brights => "high beam"
      hazards => "hazard"
      the warning lights => "hazard"
      the front fog lights => "front fog"
      fog => "front fog"
      the rear fog light => "rear fog"
      parking lights => "parking"
      high beams and hazards => ? ["high beam","hazard"]
      four-ways => "hazard"
    `,
  },
  {
    about: 'a switch',
    parameter: parameter({ type: 'boolean' }, { name: 'enabled', synonyms: { false: ['fresh air'] } }),
    table: `
      on => true
      off => false
      true => true
      False => false
      yes => true
      no => false
      enable => true
      enabled => true
      disable => false
      disabled => false
      turn it on => true
      switch it off please => false
      fresh air => false
      on and off => ? [true,false]
      not on => x
      maybe => x
    `,
  },
  {
    about: 'what a route avoids',
    parameter: parameter({ type: 'list', items: { type: 'enumeration', values: ['tolls', 'highways', 'ferries'] }, minimumItems: 1, maximumItems: 3 }),
    table: `
      tolls => ["tolls"]
      tolls and ferries => ["tolls","ferries"]
      tolls, highways and ferries => ["tolls","highways","ferries"]
      highway, toll => ["highways","tolls"]
      tolls and tolls => ["tolls"]
      tunnels => x
    `,
  },
  {
    about: 'a date and a time',
    parameter: parameter(text('date-time')),
    table: `
      next friday at 3 => "2026-03-13T15:00:00"
      friday at 3 pm => "2026-03-06T15:00:00"
      tomorrow at nine => "2026-03-05T09:00:00"
      tomorrow morning => "2026-03-05T09:00:00"
      tomorrow morning at 3 => "2026-03-05T03:00:00"
      quarter past seven => "2026-03-05T07:15:00"
      at noon => "2026-03-04T12:00:00"
      in 20 minutes => "2026-03-04T10:40:00"
      in twenty five minutes => "2026-03-04T10:45:00"
      in an hour and a half => "2026-03-04T11:50:00"
      half an hour from now => "2026-03-04T10:50:00"
      tonight at 8 => "2026-03-04T20:00:00"
      midnight tonight => "2026-03-05T00:00:00"
      this evening at half past six => "2026-03-04T18:30:00"
      at 9 => "2026-03-05T09:00:00"
      at 3 => "2026-03-04T15:00:00"
      the 15th at 10 => "2026-03-15T10:00:00"
      on the twenty third of march at seven thirty => "2026-03-23T07:30:00"
      march 20 at 4:45 pm => "2026-03-20T16:45:00"
      monday at 9 => "2026-03-09T09:00:00"
      wednesday at 9 am => "2026-03-11T09:00:00"
      wednesday at 4 pm => "2026-03-04T16:00:00"
      day after tomorrow at noon => "2026-03-06T12:00:00"
      a week from tuesday at 10 am => "2026-03-17T10:00:00"
      in three days at 8 in the morning => "2026-03-07T08:00:00"
      in two days => "2026-03-06T10:20:00"
      december 31st at 11:59 pm => "2026-12-31T23:59:00"
      new year's day at 8 => x
      2026-03-10 14:30 => "2026-03-10T14:30:00"
      saturday night => "2026-03-07T20:00:00"
      3 o'clock this afternoon => "2026-03-04T15:00:00"
      tomorrow => x
      friday => x
      sometime soon => x
      friday 3 to 4 pm => ? ["2026-03-06T15:00:00","2026-03-06T16:00:00"]
    `,
  },
  {
    about: 'a calendar date',
    parameter: parameter(text('date')),
    table: `
      today => "2026-03-04"
      tomorrow => "2026-03-05"
      the day after tomorrow => "2026-03-06"
      next week => "2026-03-11"
      in a fortnight => "2026-03-18"
      march 3rd => "2027-03-03"
      april first => "2026-04-01"
      the first of april => "2026-04-01"
      5/6/2026 => "2026-05-06"
      the 2nd => "2026-04-02"
      last friday => "2026-02-27"
      in thirty days => "2026-04-03"
      february 29 2028 => "2028-02-29"
      the 32nd of march => x
      whenever => x
    `,
  },
  {
    about: 'a time of day',
    parameter: parameter(text('time')),
    table: `
      quarter to eight => "07:45"
      a quarter to 8 => "07:45"
      quarter past seven => "07:15"
      half past six => "06:30"
      half six => "06:30"
      ten to six => "05:50"
      ten past noon => "12:10"
      twenty five past four => "04:25"
      five minutes to nine pm => "20:55"
      7 => "07:00"
      seven thirty => "07:30"
      seven thirty pm => "19:30"
      six oh five => "06:05"
      6:45 => "06:45"
      6:45 p.m. => "18:45"
      18:45 => "18:45"
      0630 => "06:30"
      eight o'clock => "08:00"
      eight in the evening => "20:00"
      twelve thirty => "12:30"
      12 am => "00:00"
      midnight => "00:00"
      twenty fifteen => "20:15"
      at seven in the morning => "07:00"
      quarter of nine => "08:45"
      25:00 => x
      breakfast time => x
    `,
  },
  {
    about: 'a phone number',
    parameter: parameter(text('phone')),
    table: `
      555 123 4567 => "+15551234567"
      (415) 555-2671 => "+14155552671"
      five five five one two three four five six seven => "+15551234567"
      four one five, five five five, two six seven one => "+14155552671"
      plus four four two zero seven nine four six oh nine five eight => "+442079460958"
      +44 20 7946 0958 => "+442079460958"
      one eight hundred five five five twelve twelve => "+18005551212"
      911 => "911"
      nine one one => "911"
      one one two => "112"
      555 => x
      mom => x
    `,
  },
  {
    about: 'an email address',
    parameter: parameter(text('email')),
    table: `
      ann@example.com => "ann@example.com"
      Ann.Smith@Example.COM => "Ann.Smith@example.com"
      john dot smith at example dot com => "john.smith@example.com"
      j o e at mail dot example dot org => "joe@mail.example.org"
      info underscore 42 at example dot co dot uk => "info_42@example.co.uk"
      john smith at example dot com => x
      john => x
    `,
  },
];

interface Saying {
  readonly said: string;
  readonly expected: string;
}

const rowsOf = (table: string): readonly Saying[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [said = '', expected = ''] = line.trim().split(' => ');
      return { said, expected };
    });

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

const normalise = (said: string, of: ToolParameter): NormalisedValue => normaliser.normaliseArgument({ parameter: of, text: said, isNegated: false, context });

describe.each(sayings)('$about', ({ parameter: of, table }) => {
  it.each(rowsOf(table))('understands "$said" as $expected', ({ said, expected }) => {
    expect(print(normalise(said, of))).toBe(expected);
  });

  it('takes each of these values, said or literal, as it is', () => {
    const values = rowsOf(table).flatMap(({ expected }): readonly JsonValue[] => (/^[?x]/u.test(expected) ? [] : [JSON.parse(expected) as JsonValue]));
    for (const value of values) {
      expect(normaliser.checkLiteral({ parameter: of, value })).toEqual({ status: 'normalised', value });
      const said = Array.isArray(value) ? value.join(', ') : String(value);
      expect(normalise(said, of)).toEqual({ status: 'normalised', value });
    }
  });
});
