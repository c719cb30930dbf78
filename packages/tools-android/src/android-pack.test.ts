import { readFileSync } from 'node:fs';
import { checkPackAgainstCatalogue, type CatalogueParameter, type CatalogueTool, type ToolCatalogue } from '@octoweave/core/testing';
import { describeToolPack } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { androidPack, implementAndroidPack, initialPhoneState, simulatedPhone } from './index.ts';

const readCatalogue = (name: string): ToolCatalogue =>
  JSON.parse(readFileSync(new URL(`./__fixtures__/${name}.json`, import.meta.url), 'utf8')) as ToolCatalogue;
const catalogue = readCatalogue('android-catalogue');
const tools = [...catalogue.tools, ...readCatalogue('android-planner-extras-catalogue').tools];

/** The formats of our normalisers, by the pattern that the catalogue gives for their values. */
const formats: Readonly<Record<string, string | undefined>> = {
  '^\\+?[0-9][0-9 ()\\-.]{2,20}$': 'phone',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'HH:MM',
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])-([01]\\d|2[0-3])-[0-5]\\d$': 'YYYY-MM-DD-HH-MM',
};
const codePatterns = new Set(['^[a-z]{2}$', '^[A-Z]{2}$']);

/** Numbers, free text and lists of it are taken as they were said; language and country are codes nobody says. */
function isExtractive({ type, enum: values, pattern = '' }: CatalogueParameter): boolean {
  return ['integer', 'number', 'string', 'array'].includes(type) && !values && !codePatterns.has(pattern);
}

const asDeclared = (tool: CatalogueTool): CatalogueTool => ({
  ...tool,
  parameters: tool.parameters.map((parameter) => ({
    ...parameter,
    format: parameter.format ?? formats[parameter.pattern ?? ''],
    extractive: isExtractive(parameter),
  })),
});

/** Texts on both sides of every pattern of the catalogue. */
const samples = ['', '1', 'en', 'EN', 'eng', '112', '+1 (415) 555-0132', '7:12', '07:12', '24:00', '2027-03-04-09-00', '2027-13-04-09-00'];

const eventIssues = (input: unknown): readonly unknown[] => {
  const result = androidPack.definitions.find(({ name }) => name === 'create_calendar_event')?.input['~standard'].validate(input);
  return result && 'issues' in result ? (result.issues ?? []).map(({ path }) => path) : [];
};

const oneMaria = Object.fromEntries(Object.entries(initialPhoneState.contacts).filter(([, { name }]) => name !== 'Maria Garcia'));

describeToolPack({
  pack: androidPack,
  simulate: () => {
    const device = simulatedPhone({ state: { contacts: oneMaria } });
    return { pack: implementAndroidPack({ device }), device };
  },
});

describe('androidPack', () => {
  it('is the pack of the catalogue, with the tools of the planner after it', () => {
    const listed: ToolCatalogue = { ...catalogue, tools: tools.map(asDeclared) };
    expect(checkPackAgainstCatalogue(androidPack, listed, { samples, dependent: ['end_time'] })).toEqual([]);
  });

  it('names the parameter to ask for where an event would end before it starts, or at no time', () => {
    const event = { title: 'x', start_time: '2027-03-04-09-00', end_time: '2027-03-04-09-00' };
    expect(eventIssues(event)).toEqual([['end_time']]);
    for (const sample of samples) expect(eventIssues({ ...event, end_time: sample })).toContainEqual(['end_time']);
    expect(eventIssues({ ...event, end_time: '2027-03-04-09-30' })).toEqual([]);
  });

  it('gives each tool one resource of the phone or of the home', () => {
    for (const { resource } of androidPack.definitions) expect(resource).toMatch(/^(?:android|home)\.[a-z-]+$/u);
  });
});
