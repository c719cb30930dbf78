import { createNormaliser, type NormaliseContext } from '@octoweave/core/normaliser';
import type { ToolParameter, ToolPack } from '@octoweave/core';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../random-source.ts';
import { sayNumber } from './number-surface.ts';
import { sayTwoMoments } from './said-moments.ts';
import { parseTextTemplate } from './text-list.ts';
import { textMakers } from './text-makers.ts';
import { createTextSource, ownerSource } from './text-surface.ts';

const context: NormaliseContext = {
  clock: () => new Date('2026-03-04T15:20:00Z'),
  timeZone: 'America/New_York',
  locale: 'en-US',
  region: 'US',
};
/** A number that begins with nought is British here. */
const contextOf = (text: string): NormaliseContext => (/^0\d/u.test(text) ? { ...context, region: 'GB' } : context);
const normaliser = createNormaliser();
const parameter = ({ definitions }: ToolPack, toolName: string, name: string): ToolParameter => {
  const found = definitions.find((tool) => tool.name === toolName)?.parameters.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${toolName}.${name} is not declared.`);
  return found;
};
const refusedOf = (of: ToolParameter, say: (seed: number) => string) =>
  Array.from({ length: 400 }, (_, seed) => say(seed)).filter(
    (text) => normaliser.normaliseArgument({ parameter: of, text, isNegated: false, context: contextOf(text) }).status === 'invalid',
  );

const hour = `(?:\\d\\d?|${'one two three four five six seven eight nine ten eleven twelve'.split(' ').join('|')})`;
/** "september 12 8", whose last number may be a year, and "seven the day after tomorrow", after an "at" that is not part of it. */
const isBareHour = new RegExp(`^${hour} (?:in|the) |\\b\\S+ (?:${hour}|\\d\\d \\d\\d)$`, 'u');

describe('textMakers', () => {
  it.each([
    ['moments', parameter(macosPack, 'create_calendar_event', 'start_date')],
    ['beginnings', parameter(androidPack, 'create_calendar_event', 'start_time')],
    ['dues', parameter(macosPack, 'create_reminder', 'due_date')],
    ['times', parameter(androidPack, 'set_timer_alarm', 'time')],
    ['emails', parameter(androidPack, 'send_email', 'recipient')],
    ['phone-numbers', parameter(androidPack, 'make_phone_call', 'phone_number')],
    ['lengths', parameter(macosPack, 'get_zoom_meeting_link', 'duration')],
  ])('says %s that can be calculated, but for a bare hour beside a day', (source, of) => {
    const refused = refusedOf(of, (seed) => textMakers[source]?.(createRandomSource(seed)).text ?? '');
    expect(refused.filter((text) => !isBareHour.test(text))).toEqual([]);
  });

  it.each([
    ['moments', parameter(macosPack, 'create_reminder', 'due_date')],
    ['beginnings', parameter(macosPack, 'create_reminder', 'due_date')],
    ['times', parameter(androidPack, 'set_timer_alarm', 'time')],
  ])('takes %s back so that what is meant can be calculated', (source, of) => {
    const refused = refusedOf(of, (seed) => {
      const [wrong, meant] = sayTwoMoments(source, createRandomSource(seed));
      return `${wrong.text}, no, ${meant.text}`;
    });
    expect(refused.filter((text) => !isBareHour.test(text))).toEqual([]);
  });

  it('says minutes and seconds as people do', () => {
    const say = (of: ToolParameter) => refusedOf(of, (seed) => sayNumber(of, { random: createRandomSource(seed) }));
    expect(say(parameter(macosPack, 'get_zoom_meeting_link', 'duration'))).toEqual([]);
    expect(say(parameter(androidPack, 'connect_to_bluetooth_device', 'timeout'))).toEqual([]);
  });
});

describe('createTextSource', () => {
  const lists = new Map([
    ['first-names', [parseTextTemplate('Dana')]],
    ['people', [parseTextTemplate('<my> [older|younger] sister')]],
    ['event-titles', [parseTextTemplate('lunch with {people}'), parseTextTemplate("{first_names}'s birthday")]],
    ['clauses', [parseTextTemplate("i'm late")]],
    ['written-clauses', [parseTextTemplate('the goats got out')]],
    ['messages', [parseTextTemplate('hi, {clauses}')]],
  ]);
  const source = createTextSource({ lists, dictionary: ['walrus'] });
  const sayAll = (name: string) =>
    Array.from({ length: 80 }, (_, seed) => source.sayText(name, { random: createRandomSource(seed), isAnchored: true }));

  it('keeps "my" out of the text, but not inside another one', () => {
    const people = sayAll('people').filter(({ lead }) => lead !== '');
    expect(new Set(people.map(({ lead, text }) => `${lead}|${text}`))).toEqual(new Set(['my|older sister', 'my|younger sister']));
    expect(sayAll('event-titles').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['lunch with my older sister', "dana's birthday"]),
    );
  });

  it('says owners with their ending', () => {
    expect(sayAll(ownerSource).every(({ text }) => /'?s$/u.test(text))).toBe(true);
  });

  it('says texts that were written for a list too, but only in a sentence that tells what they are', () => {
    const said = (isAnchored: boolean, isTelling: boolean) =>
      Array.from({ length: 80 }, (_, seed) => source.sayText('messages', { random: createRandomSource(seed), isAnchored, isTelling }).text);
    expect(said(true, false)).toEqual(expect.arrayContaining(['hi, the goats got out', "hi, i'm late"]));
    expect(said(true, true)).not.toContain('hi, the goats got out');
    expect(said(false, false)).not.toContain('hi, the goats got out');
  });

  it('makes up about a fifth of the texts', () => {
    const rare = sayAll('people').filter(({ text }) => !text.endsWith('sister')).length / 80;
    expect(rare).toBeGreaterThan(0.08);
    expect(rare).toBeLessThan(0.35);
  });
});
