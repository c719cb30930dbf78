import { describe, expect, it } from 'vitest';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { createNormaliser, type NormaliseContext, type NormalisedValue } from './index.ts';

const normaliser = createNormaliser();
const context: NormaliseContext = {
  clock: () => new Date('2026-03-04T15:20:00Z'),
  timeZone: 'America/New_York',
  locale: 'en-US',
  region: 'US',
};
const parameter = (schema: ToolSchema, more: Partial<ToolParameter> = {}): ToolParameter => ({
  name: 'temperature',
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
const temperature = parameter({ type: 'integer', minimum: 60, maximum: 80 }, { unit: '°F' });
const textSchema = (more: Partial<Extract<ToolSchema, { type: 'text' }>> = {}): ToolSchema => ({
  type: 'text',
  minimumLength: 0,
  maximumLength: undefined,
  format: undefined,
  ...more,
});
const say = (of: ToolParameter, text: string, more: Partial<NormaliseContext> & { readonly isNegated?: boolean } = {}): NormalisedValue => {
  const { isNegated = false, ...others } = more;
  return normaliser.normaliseArgument({ parameter: of, text, isNegated, context: { ...context, ...others } });
};
const reasonOf = (value: NormalisedValue): string => (value.status === 'invalid' ? value.reason : value.status);

describe('normaliseArgument', () => {
  it('understands no number that is too large to be held exactly', () => {
    const unbounded = parameter({ type: 'number', minimum: undefined, maximum: undefined });
    const say = (text: string): NormalisedValue => normaliser.normaliseArgument({ parameter: unbounded, text, isNegated: false, context });
    expect(say('nine million')).toEqual({ status: 'normalised', value: 9_000_000 });
    expect(say('1000000000000000000000000')).toMatchObject({ status: 'invalid' });
  });

  it('says what it understood and what is allowed', () => {
    expect(say(temperature, '300 degrees')).toEqual({
      status: 'invalid',
      reason: '"300 degrees" is 300 °F; temperature takes 60 to 80 °F.',
      understood: 300,
    });
    expect(say(temperature, '40 celsius')).toEqual({
      status: 'invalid',
      reason: '"40 celsius" is 104 °F; temperature takes 60 to 80 °F.',
      understood: 104,
    });
    expect(reasonOf(say(temperature, 'bananas'))).toBe('"bananas" is not understood; temperature takes 60 to 80 °F.');
    expect(reasonOf(say(parameter({ type: 'enumeration', values: ['front', 'rear'] }, { name: 'trunk' }), 'roof'))).toBe(
      '"roof" is not understood; trunk takes front or rear.',
    );
    expect(reasonOf(say(parameter(textSchema({ format: 'date-time' }), { name: 'start_time' }), 'tomorrow'))).toBe(
      '"tomorrow" is 2026-03-05 without a time of day; start time takes a date and a time.',
    );
    expect(reasonOf(say(parameter(textSchema({ format: 'phone' }), { name: 'phone_number' }), '555'))).toBe(
      '"555" is 555, too short or too long to dial in US; phone number takes a phone number with its area code.',
    );
  });

  it('shortens what it quotes', () => {
    expect(reasonOf(say(temperature, 'x'.repeat(500))).length).toBeLessThan(130);
  });

  it('negates numbers and nothing else', () => {
    const step = parameter({ type: 'integer', minimum: -50, maximum: 50 });
    expect(say(step, 'ten', { isNegated: true })).toEqual({ status: 'normalised', value: -10 });
    expect(say(step, 'minus ten', { isNegated: true })).toEqual({ status: 'normalised', value: 10 });
    expect(Object.is((say(step, 'zero', { isNegated: true }) as { readonly value: number }).value, 0)).toBe(true);
    expect(
      reasonOf(
        say(parameter({ type: 'integer', minimum: 1, maximum: 300 }, { unit: 'mm', name: 'distance' }), '10 mm', { isNegated: true }),
      ),
    ).toBe('"-10 mm" is -10 mm; distance takes 1 to 300 mm.');
    expect(say(parameter({ type: 'boolean' }), 'on', { isNegated: true }).status).toBe('invalid');
    expect(say(parameter(textSchema({ format: 'date' })), 'tomorrow', { isNegated: true }).status).toBe('invalid');
  });

  it('takes free text byte for byte, without white space around it', () => {
    expect(say(parameter(textSchema()), '  Über “that” — 5 o’clock…  \n')).toEqual({
      status: 'normalised',
      value: 'Über “that” — 5 o’clock…',
    });
    expect(say(parameter(textSchema()), 'y'.repeat(10_000))).toEqual({ status: 'normalised', value: 'y'.repeat(10_000) });
  });

  it('holds free text to its length', () => {
    const title = parameter(textSchema({ minimumLength: 1, maximumLength: 5 }), { name: 'title' });
    expect(reasonOf(say(title, '   '))).toBe('"" has 0 characters; title takes text of 1 to 5 characters.');
    expect(reasonOf(say(title, 'abcdef'))).toBe('"abcdef" has 6 characters; title takes text of 1 to 5 characters.');
  });

  it('takes a text of a format nobody knows as it is', () => {
    expect(say(parameter(textSchema({ format: 'constructor' })), 'anything')).toEqual({ status: 'normalised', value: 'anything' });
  });

  it('reads a bare temperature in °C parameters as Fahrenheit where only that fits', () => {
    const celsius = parameter({ type: 'integer', minimum: 16, maximum: 28 }, { unit: '°C' });
    expect(say(celsius, 'seventy two')).toEqual({ status: 'normalised', value: 22 });
    expect(say(celsius, '21')).toEqual({ status: 'normalised', value: 21 });
    expect(say(celsius, '70 fahrenheit')).toEqual({ status: 'normalised', value: 21 });
  });

  it('refuses a list where one item is no value, and offers lists where one is doubtful', () => {
    const windows = parameter(
      { type: 'list', items: { type: 'enumeration', values: ['front left', 'rear left', 'rear right'] }, minimumItems: 1, maximumItems: 2 },
      { name: 'windows' },
    );
    expect(say(windows, 'rear right and left')).toEqual({
      status: 'ambiguous',
      choices: [
        ['rear right', 'front left'],
        ['rear right', 'rear left'],
      ],
    });
    expect(reasonOf(say(windows, 'rear left and the roof'))).toBe(
      '"the roof" is not understood; windows takes front left, rear left or rear right.',
    );
    expect(say(windows, 'front left, rear left, rear right').status).toBe('invalid');
  });

  it('dials in the region of the context', () => {
    const phone = parameter(textSchema({ format: 'phone' }));
    expect(say(phone, '020 7946 0958', { region: 'GB' })).toEqual({ status: 'normalised', value: '+442079460958' });
    expect(say(phone, '0044 20 7946 0958', { region: 'DE' })).toEqual({ status: 'normalised', value: '+442079460958' });
    expect(say(phone, '+442079460958', { region: 'nowhere' })).toEqual({ status: 'normalised', value: '+442079460958' });
    expect(say(phone, '020 7946 0958', { region: 'nowhere' })).toEqual({ status: 'normalised', value: '02079460958' });
    expect(say(phone, '0161 496 0345', { region: 'US' })).toEqual({ status: 'normalised', value: '01614960345' });
    expect(say(phone, '0161 496', { region: 'US' }).status).toBe('invalid');
    expect(say(parameter(textSchema({ format: 'e164' })), '911').status).toBe('invalid');
  });

  it('writes lengths of time as ISO 8601', () => {
    const duration = parameter(textSchema({ format: 'duration' }));
    expect(say(duration, 'an hour and a half')).toEqual({ status: 'normalised', value: 'PT1H30M' });
    expect(say(duration, 'two days and 3 hours')).toEqual({ status: 'normalised', value: 'P2DT3H' });
    expect(say(duration, 'PT45M')).toEqual({ status: 'normalised', value: 'PT45M' });
    expect(say(duration, 'forty five').status).toBe('invalid');
  });
});

describe('createNormaliser', () => {
  it('knows formats it is given, in place of built-in ones of the same name', () => {
    const shouting = createNormaliser({
      formats: {
        email: {
          noun: 'a loud word',
          normalise: ({ text }) => ({ status: 'normalised', value: text.toUpperCase() }),
          isCanonical: (text) => text === text.toUpperCase(),
        },
      },
    });
    const loud = parameter(textSchema({ format: 'email', maximumLength: 5 }));
    expect(shouting.normaliseArgument({ parameter: loud, text: 'hey', isNegated: false, context })).toEqual({
      status: 'normalised',
      value: 'HEY',
    });
    expect(shouting.normaliseArgument({ parameter: loud, text: 'hello you', isNegated: false, context }).status).toBe('invalid');
    expect(shouting.checkLiteral({ parameter: loud, value: 'hey' }).status).toBe('invalid');
  });
});

describe('checkLiteral', () => {
  const check = (of: ToolParameter, value: Parameters<typeof normaliser.checkLiteral>[0]['value']): string => {
    const checked = normaliser.checkLiteral({ parameter: of, value });
    return checked.status === 'normalised' ? JSON.stringify(checked.value) : reasonOf(checked);
  };

  it('holds numbers to their type and range', () => {
    expect(check(temperature, 72)).toBe('72');
    expect(check(temperature, 81)).toBe('81 °F is out of range; temperature takes 60 to 80 °F.');
    expect(check(temperature, 71.5)).toBe('"71.5" is not a whole number; temperature takes 60 to 80 °F.');
    expect(check(temperature, '72')).toBe('"72" is not a whole number; temperature takes 60 to 80 °F.');
    expect(check(temperature, null)).toBe('"null" is not a whole number; temperature takes 60 to 80 °F.');
    expect(check(parameter({ type: 'number', minimum: 50, maximum: 90 }), 71.5)).toBe('71.5');
  });

  it('holds values to closed lists, exactly', () => {
    const zone = parameter({ type: 'enumeration', values: ['driver', 'rear'] }, { name: 'zone', synonyms: { rear: ['back'] } });
    expect(check(zone, 'rear')).toBe('"rear"');
    expect(check(zone, 'Rear')).toBe('"Rear" is not one of the values; zone takes driver or rear.');
    expect(check(zone, 'back')).toBe('"back" is not one of the values; zone takes driver or rear.');
  });

  it('holds lists to their length and every item to its schema', () => {
    const avoid = parameter(
      { type: 'list', items: { type: 'enumeration', values: ['tolls', 'ferries'] }, minimumItems: 1, maximumItems: 2 },
      { name: 'avoid' },
    );
    expect(check(avoid, ['tolls'])).toBe('["tolls"]');
    expect(check(avoid, [])).toBe('0 items are out of range; avoid takes a list of 1 to 2 items, each tolls or ferries.');
    expect(check(avoid, ['hills'])).toBe('"hills" is not one of the values; avoid takes tolls or ferries.');
    expect(check(avoid, 'tolls')).toBe('"tolls" is not a list; avoid takes a list of 1 to 2 items, each tolls or ferries.');
  });

  it.each([
    ['time', '07:15', '7:15'],
    ['HH:MM', '23:59', '24:00'],
    ['date', '2028-02-29', '2027-02-29'],
    ['date-time', '2026-03-04T10:20:00', '2026-03-04'],
    ['YYYY-MM-DD-HH-MM', '2022-12-31-23-59', '2022-12-31 23:59'],
    ['YYYY-MM-DD HH:MM:SS', '2026-03-04 10:20:00', ''],
    ['[YYYY-MM-DD HH:MM:SS]', '', '2026-13-04 10:20:00'],
    ['YYYY-MM-DD[ HH:MM:SS]', '2026-03-04', ''],
    ['[YYYY-MM-DD[ HH:MM:SS]]', '', '2026-03-04 10:20'],
    ['phone', '+12345678900', 'mom'],
    ['phone', '911', '9'],
    ['email', 'ann@example.com', 'ann'],
    ['duration', 'PT90M', '90'],
  ])('takes as %s the literal "%s" and not "%s"', (format, canonical, other) => {
    const of = parameter(textSchema({ format }));
    expect(normaliser.checkLiteral({ parameter: of, value: canonical })).toEqual({ status: 'normalised', value: canonical });
    expect(normaliser.checkLiteral({ parameter: of, value: other }).status).toBe('invalid');
  });
});
