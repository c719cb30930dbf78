import { describe, expect, it } from 'vitest';
import { builtInFormats, type NormaliseContext, type NormalisedValue } from './index.ts';

interface Where {
  readonly now: string;
  readonly begin?: string;
  readonly timeZone?: string;
  readonly locale?: string;
}

/** The value of words in a format, the choices where there are several, or undefined. */
function say(format: string, text: string, { now, begin, timeZone = 'America/New_York', locale = 'en-US' }: Where): unknown {
  const context: NormaliseContext = { clock: () => new Date(now), timeZone, locale, region: 'US' };
  const schema = { type: 'text', minimumLength: 0, maximumLength: undefined, format } as const;
  const parameter = {
    name: 'when',
    description: '',
    schema,
    isOptional: false,
    defaultValue: undefined,
    unit: undefined,
    compare: 'exact',
    isExtractive: true,
    synonyms: {},
  } as const;
  const value: NormalisedValue | undefined = builtInFormats[format]?.normalise({
    parameter,
    schema,
    text,
    isNegated: false,
    context,
    begin,
  });
  if (value?.status === 'normalised') return value.value;
  return value?.status === 'ambiguous' ? value.choices : undefined;
}

const wednesday = { now: '2026-03-04T15:20:00Z' };

describe('builtInFormats', () => {
  it("prints the formats of the catalogue's tools", () => {
    expect(say('YYYY-MM-DD-HH-MM', 'tomorrow at half past four', wednesday)).toBe('2026-03-05-16-30');
    expect(say('YYYY-MM-DD HH:MM:SS', 'tomorrow at half past four', wednesday)).toBe('2026-03-05 16:30:00');
    expect(say('[YYYY-MM-DD HH:MM:SS]', 'tomorrow at half past four', wednesday)).toBe('2026-03-05 16:30:00');
    expect(say('YYYY-MM-DD[ HH:MM:SS]', 'tomorrow at half past four', wednesday)).toBe('2026-03-05 16:30:00');
    expect(say('[YYYY-MM-DD[ HH:MM:SS]]', 'tomorrow', wednesday)).toBe('2026-03-05');
    expect(say('HH:MM', 'twelve minutes past seven', wednesday)).toBe('07:12');
  });

  it('takes an hour without a half of the day as the afternoon up to six in a date and time, as said in a time of day', () => {
    expect(say('date-time', 'friday at 6', wednesday)).toBe('2026-03-06T18:00:00');
    expect(say('date-time', 'friday at 7', wednesday)).toBe('2026-03-06T07:00:00');
    expect(say('date-time', 'friday at 03:00', wednesday)).toBe('2026-03-06T03:00:00');
    expect(say('time', 'at 6', wednesday)).toBe('06:00');
  });

  it.each([
    ['45 minutes', '2026-03-06T14:45:00'],
    ['for an hour and a half', '2026-03-06T15:30:00'],
    ['two hours', '2026-03-06T16:00:00'],
    ['3:30', '2026-03-06T15:30:00'],
    ['quarter past four', '2026-03-06T16:15:00'],
    ['9 am', '2026-03-07T09:00:00'],
    ['sunday at noon', '2026-03-08T12:00:00'],
  ])('ends what began at two on friday the 6th, %s, at %s', (text, end) => {
    expect(say('date-time', text, { ...wednesday, begin: '2026-03-06T14:00:00' })).toBe(end);
    expect(say('YYYY-MM-DD-HH-MM', text, { ...wednesday, begin: '2026-03-06-14-00' })).toBe(
      end.replace('T', '-').replace(':', '-').slice(0, 16),
    );
  });

  it('needs a time to begin with before a length of time can end anything', () => {
    expect(say('date-time', '45 minutes', { ...wednesday, begin: '2026-03-06' })).toBeUndefined();
    expect(say('date-time', '45 minutes', wednesday)).toBeUndefined();
  });

  it('takes a time of day without a date as the next one', () => {
    expect(say('date-time', '10:19 am', wednesday)).toBe('2026-03-05T10:19:00');
    expect(say('date-time', '10:21 am', wednesday)).toBe('2026-03-04T10:21:00');
  });

  it('understands the same words in every time zone of the same moment', () => {
    const sydney = { now: '2026-03-04T15:20:00Z', timeZone: 'Australia/Sydney' };
    expect(say('date', 'today', sydney)).toBe('2026-03-05');
    expect(say('date', 'the day after tomorrow', sydney)).toBe('2026-03-07');
    expect(say('date-time', 'in 20 minutes', sydney)).toBe('2026-03-05T02:40:00');
    expect(say('date', 'the day after tomorrow', { now: '2026-03-04T23:30:00Z', timeZone: 'Pacific/Kiritimati' })).toBe('2026-03-07');
  });

  it('counts real minutes over a change of the clocks', () => {
    expect(say('date-time', 'in an hour', { now: '2026-03-08T06:30:00Z' })).toBe('2026-03-08T03:30:00');
    expect(say('date-time', 'in two hours', { now: '2026-11-01T05:30:00Z' })).toBe('2026-11-01T02:30:00');
    expect(say('date-time', 'in 2 days', { now: '2026-03-07T15:00:00Z' })).toBe('2026-03-09T10:00:00');
  });

  it('moves a time that the clocks skip forward by as much as they are', () => {
    expect(say('date-time', 'sunday at 2:30 am', { now: '2026-03-07T15:00:00Z' })).toBe('2026-03-08T03:30:00');
    expect(say('date-time', 'sunday at 1:59 am', { now: '2026-03-07T15:00:00Z' })).toBe('2026-03-08T01:59:00');
    expect(say('date-time', 'sunday at 1:30 am', { now: '2026-03-28T12:00:00Z', timeZone: 'Europe/London' })).toBe('2026-03-29T02:30:00');
    expect(say('date-time', 'sunday at 2:15 am', { now: '2026-10-03T02:00:00Z', timeZone: 'Australia/Lord_Howe' })).toBe(
      '2026-10-04T02:45:00',
    );
  });

  it('leaves a time that is shown twice as it is', () => {
    expect(say('date-time', 'sunday at 1:30 am', { now: '2026-10-31T15:00:00Z' })).toBe('2026-11-01T01:30:00');
  });

  it('knows leap days', () => {
    expect(say('date', 'tomorrow', { now: '2028-02-28T15:00:00Z' })).toBe('2028-02-29');
    expect(say('date', 'tomorrow', { now: '2027-02-28T15:00:00Z' })).toBe('2027-03-01');
    expect(say('date', 'february 29', { now: '2028-01-10T15:00:00Z' })).toBe('2028-02-29');
    expect(say('date', 'february 29 2027', { now: '2026-03-04T15:00:00Z' })).toBeUndefined();
    expect(say('date', 'the 31st', { now: '2026-04-02T15:00:00Z' })).toBe('2026-05-31');
  });

  it('goes over the end of a year', () => {
    expect(say('date', 'tomorrow', { now: '2026-12-31T20:00:00Z' })).toBe('2027-01-01');
    expect(say('date-time', 'in 20 minutes', { now: '2027-01-01T04:50:00Z' })).toBe('2027-01-01T00:10:00');
    expect(say('date', 'january 5th', { now: '2026-12-30T15:00:00Z' })).toBe('2027-01-05');
    expect(say('date', 'the first', { now: '2026-12-15T15:00:00Z' })).toBe('2027-01-01');
    expect(say('date-time', 'next friday at noon', { now: '2026-12-30T15:00:00Z' })).toBe('2027-01-08T12:00:00');
  });

  it('puts the day first where people do', () => {
    expect(say('date', '3/4/2026', wednesday)).toBe('2026-03-04');
    expect(say('date', '3/4/2026', { ...wednesday, locale: 'en-GB' })).toBe('2026-04-03');
    expect(say('date', '3/4/2026', { ...wednesday, locale: 'en' })).toBe('2026-03-04');
  });

  it('keeps what follows midnight with the night it belongs to', () => {
    expect(say('date-time', 'tonight at 1', wednesday)).toBe('2026-03-05T01:00:00');
    expect(say('date-time', 'friday night at twelve thirty', wednesday)).toBe('2026-03-07T00:30:00');
    expect(say('date-time', 'friday night at 11', wednesday)).toBe('2026-03-06T23:00:00');
  });

  it('puts right what chrono-node gets wrong', () => {
    expect(say('date', 'day after tomorrow', wednesday)).toBe('2026-03-06');
    expect(say('date', 'last monday', wednesday)).toBe('2026-03-02');
    expect(say('date', 'in twenty five days', wednesday)).toBe('2026-03-29');
    expect(say('date', 'a week from tuesday', wednesday)).toBe('2026-03-17');
    expect(say('date', 'tuesday week', { ...wednesday, locale: 'en-GB' })).toBe('2026-03-17');
    expect(say('date', 'the 32nd of march', wednesday)).toBeUndefined();
    expect(say('time', 'quarter to eight', wednesday)).toBe('07:45');
    expect(say('time', 'quarter to one', wednesday)).toBe('12:45');
    expect(say('date', 'the twenty third of march twenty twenty seven', wednesday)).toBe('2027-03-23');
  });

  it('refuses a time so far away that its year has more than four digits', () => {
    expect(say('date-time', 'in 999999999999999999 hours', wednesday)).toBeUndefined();
    expect(say('date', '99999999999 weeks from tuesday', wednesday)).toBeUndefined();
    expect(say('time', 'in a million million hours', wednesday)).toBeUndefined();
  });

  it('understands no more than it can account for', () => {
    expect(say('date', 'tomorrow or whenever bob is there', wednesday)).toBeUndefined();
    expect(say('date-time', 'at 5 bananas', wednesday)).toBeUndefined();
    expect(say('date-time', '3 hours ago', wednesday)).toBeUndefined();
    expect(say('date', 'march', wednesday)).toBeUndefined();
    expect(say('date', 'at 7', wednesday)).toBeUndefined();
  });
});
