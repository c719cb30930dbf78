import { readFileSync } from 'node:fs';
import { checkPackAgainstCatalogue, type CatalogueParameter, type CatalogueTool, type ToolCatalogue } from '@octoweave/core/testing';
import { describeToolPack } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { defaultMacState, hashMacState, implementMacosPack, macosPack, simulatedMac } from './index.ts';

const catalogue: ToolCatalogue = JSON.parse(readFileSync(new URL('./__fixtures__/macos-catalogue.json', import.meta.url), 'utf8'));

/** How the values of a pattern, and of the lists that hold addresses and numbers, are said. */
const patternFormats: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$': 'YYYY-MM-DD HH:MM:SS',
  '^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})?$': '[YYYY-MM-DD HH:MM:SS]',
  '^(\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}:\\d{2})?)?$': '[YYYY-MM-DD[ HH:MM:SS]]',
};

const itemFormat = (toolName: string, parameterName: string): string | undefined => {
  if (parameterName === 'attachments') return undefined;
  return toolName === 'send_sms' ? 'phone' : 'email';
};

const validate = (name: string, input: unknown): { readonly value: unknown; readonly issues: readonly unknown[] } => {
  const result = macosPack.definitions.find((candidate) => candidate.name === name)?.input['~standard'].validate(input);
  if (!result || result instanceof Promise) throw new Error(`no tool ${name}, or one with an asynchronous schema`);
  return result.issues ? { value: undefined, issues: result.issues.map(({ path }) => path) } : { value: result.value, issues: [] };
};

/** Tighter where an empty value could only be a mistake; texts, lists of them and durations are taken as they were said, and nothing else. */
function parameterAsDeclared(toolName: string, parameter: CatalogueParameter): CatalogueParameter {
  const { type, name, pattern, optional } = parameter;
  if (type === 'array') {
    const items = { type: 'string', minLength: 1, format: itemFormat(toolName, name) };
    return { ...parameter, items, minItems: optional ? 0 : 1, extractive: true };
  }
  if (type !== 'string' || parameter.enum) return { ...parameter, extractive: name === 'duration' };
  const format = pattern === undefined ? undefined : patternFormats[pattern];
  const minLength = optional || format !== undefined ? 0 : 1;
  return { ...parameter, format, minLength, ...(name === 'topic' && { maxLength: 200 }), extractive: true };
}

/**
 * Drafts are never sent, so nothing is asked about `driver.send`. A result is only a result: what the catalogue returns as a text about a
 * failure is thrown, so that no later call is given it.
 */
function asDeclared(tool: CatalogueTool): CatalogueTool {
  const { confirm, returns, parameters } = tool;
  const asksAboutSending = Object.hasOwn(Object(confirm.when), 'driver.send');
  const description = returns.description.replace(/;? or "No contacts.*|, or (?:why none|that no).*/u, '').replace(/\.?$/u, '.');
  return {
    ...tool,
    confirm: asksAboutSending ? { policy: 'never' } : confirm,
    returns: { ...returns, description },
    parameters: parameters.map((parameter) => parameterAsDeclared(tool.name, parameter)),
  };
}

const budget = { id: '/Users/me/budget.xlsx', text: null };

// What a window shows is no change of the Mac: a tool that reads may open one.
describeToolPack({
  pack: macosPack,
  simulate: () => {
    const device = simulatedMac({ state: { files: [...defaultMacState.files, budget] } });
    const hash = (): string => hashMacState({ ...device.snapshot(), windows: {} });
    return { pack: implementMacosPack({ device }), device: { snapshot: device.snapshot, hash } };
  },
});

describe('macosPack', () => {
  it('is the pack of the catalogue, failures, drafts and empty values aside', () => {
    expect(checkPackAgainstCatalogue(macosPack, { ...catalogue, tools: catalogue.tools.map(asDeclared) })).toEqual([]);
  });

  it.each(catalogue.tools)('takes a left-out optional argument of $name as its default', (tool) => {
    const optional = new Set(tool.parameters.filter((parameter) => parameter.optional).map(({ name }) => name));
    const given = Object.fromEntries(Object.entries(tool.example.arguments).filter(([name]) => !optional.has(name)));
    const defaults = Object.fromEntries(tool.parameters.filter(({ name }) => optional.has(name)).map((one) => [one.name, one.default]));
    expect(validate(tool.name, given).value).toEqual({ ...given, ...defaults });
    expect(validate(tool.name, tool.example.arguments).value).toEqual(tool.example.arguments);
  });

  it('takes a single text for a list, and an empty one for an empty list', () => {
    const email = { recipients: 'sid@example.com', cc: '', subject: 'Hello' };
    expect(validate('compose_new_email', email).value).toMatchObject({ recipients: ['sid@example.com'], cc: [] });
    expect(validate('compose_new_email', { ...email, recipients: '' }).issues).toEqual([['recipients']]);
  });

  it('refuses dates that do not exist, and an end before the start', () => {
    const event = { title: 'Sync', start_date: '2027-03-12 14:00:00', end_date: '' };
    expect(validate('create_calendar_event', { ...event, start_date: '2027-02-30 14:00:00' }).issues).toEqual([['start_date']]);
    expect(validate('create_calendar_event', { ...event, start_date: 'tomorrow' }).issues).toEqual([['start_date']]);
    expect(validate('create_calendar_event', { ...event, end_date: '2027-03-12 13:00:00' }).issues).toEqual([['end_date']]);
    expect(validate('create_reminder', { name: 'Call', due_date: '2027-01-05' }).issues).toEqual([]);
    expect(validate('create_reminder', { name: 'Call', due_date: '2027-01-05 24:00:00' }).issues).toEqual([['due_date']]);
  });

  it('gives each tool one resource of the Mac', () => {
    for (const { resource } of macosPack.definitions) expect(resource).toMatch(/^macos\.[a-z]+$/u);
  });
});
