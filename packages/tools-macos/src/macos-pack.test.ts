import { readFileSync } from 'node:fs';
import type { AnyToolDefinition, JsonValue, ToolSchema } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { macosPack } from './index.ts';

interface CatalogueParameter {
  readonly name: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string };
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly optional: boolean;
  readonly default?: JsonValue;
  readonly unit?: string;
  readonly description: string;
  readonly compare: string;
}

interface CatalogueTool {
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly parameters: readonly CatalogueParameter[];
  readonly returns: { readonly schema: { readonly type: string }; readonly description: string };
  readonly sideEffect: string;
  readonly annotations: { readonly readOnlyHint: boolean; readonly idempotentHint: boolean };
  readonly confirm: { readonly policy: string; readonly when?: Readonly<Record<string, JsonValue>>; readonly message?: string };
  readonly example: { readonly query: string; readonly arguments: Readonly<Record<string, JsonValue>> };
  readonly tokenIndex: number;
}

const catalogue: { readonly pack: string; readonly packVersion: string; readonly tools: readonly CatalogueTool[] } = JSON.parse(
  readFileSync(new URL('./__fixtures__/macos-catalogue.json', import.meta.url), 'utf8'),
);

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

const definitionOf = (name: string): AnyToolDefinition => {
  const definition = macosPack.definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no tool ${name}`);
  return definition;
};

const validate = (name: string, input: unknown): { readonly value: unknown; readonly issues: readonly unknown[] } => {
  const result = definitionOf(name).input['~standard'].validate(input);
  if (result instanceof Promise) throw new Error('the schema is asynchronous');
  return result.issues ? { value: undefined, issues: result.issues.map(({ path }) => path) } : { value: result.value, issues: [] };
};

/** As the catalogue, and tighter where an empty value could only be a mistake. */
function schemaOf(tool: CatalogueTool, parameter: CatalogueParameter): ToolSchema {
  if (parameter.enum) return { type: 'enumeration', values: parameter.enum };
  switch (parameter.type) {
    case 'integer':
      return { type: 'integer', minimum: parameter.minimum, maximum: parameter.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'array': {
      const format = itemFormat(tool.name, parameter.name);
      const items: ToolSchema = { type: 'text', minimumLength: 1, maximumLength: undefined, format };
      return { type: 'list', items, minimumItems: parameter.optional ? 0 : 1, maximumItems: undefined };
    }
    default: {
      const format = parameter.pattern === undefined ? undefined : patternFormats[parameter.pattern];
      const minimumLength = parameter.optional || format !== undefined ? 0 : 1;
      return { type: 'text', minimumLength, maximumLength: parameter.name === 'topic' ? 200 : undefined, format };
    }
  }
}

/** Drafts are never sent, so nothing is asked about `driver.send`. */
function confirmationOf({ confirm: { policy, when, message } }: CatalogueTool): unknown {
  return policy === 'never' || (when && 'driver.send' in when) ? { policy: 'never' } : { policy, ...(when && { when }), message };
}

/** A result is only a result: what the catalogue returns as a text about a failure is thrown, so that no later call is given it. */
function returnsOf({ returns }: CatalogueTool): string {
  const withoutFailures = returns.description.replace(/;? or "No contacts.*|, or (?:why none|that no).*/u, '').replace(/\.?$/u, '.');
  return withoutFailures;
}

describe('macosPack', () => {
  it('has the name, version and tools of the catalogue in its order', () => {
    expect(macosPack.name).toBe(catalogue.pack);
    expect(macosPack.version).toBe(catalogue.packVersion);
    expect(macosPack.definitions.map(({ name }) => name)).toEqual(catalogue.tools.map(({ name }) => name));
    expect(catalogue.tools.map(({ tokenIndex }) => tokenIndex)).toEqual(catalogue.tools.map((_, index) => index));
  });

  describe.each(catalogue.tools)('$name', (tool) => {
    it('says what the catalogue says', () => {
      const { title, category, summary, effect, isIdempotent, confirmation } = definitionOf(tool.name);
      expect({ title, category, summary, effect, isIdempotent }).toEqual({
        title: tool.title,
        category: tool.category,
        summary: tool.description,
        effect: tool.sideEffect,
        isIdempotent: tool.annotations.idempotentHint,
      });
      expect(effect === 'read').toBe(tool.annotations.readOnlyHint);
      expect(confirmation).toEqual(confirmationOf(tool));
    });

    it('has the parameters of the catalogue in its order', () => {
      const parameters = definitionOf(tool.name).parameters.map(({ isExtractive: _isExtractive, synonyms: _synonyms, ...rest }) => rest);
      expect(parameters).toEqual(
        tool.parameters.map((parameter) => ({
          name: parameter.name,
          description: parameter.description,
          schema: schemaOf(tool, parameter),
          isOptional: parameter.optional,
          defaultValue: parameter.default,
          unit: parameter.unit,
          compare: parameter.compare,
        })),
      );
    });

    it('takes texts, lists of them and durations as they were said, and nothing else', () => {
      for (const { name, schema, isExtractive } of definitionOf(tool.name).parameters)
        expect(isExtractive).toBe(schema.type === 'text' || schema.type === 'list' || name === 'duration');
    });

    it('returns what the catalogue says, failures aside', () => {
      const printed = definitionOf(tool.name).output['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
      expect(printed).toMatchObject({ ...tool.returns.schema, description: returnsOf(tool) });
    });

    it('accepts the example of the catalogue and nothing unknown beside it', () => {
      expect(definitionOf(tool.name).examples).toContainEqual({ query: tool.example.query, input: tool.example.arguments });
      expect(validate(tool.name, tool.example.arguments)).toEqual({ value: tool.example.arguments, issues: [] });
      expect(validate(tool.name, { ...tool.example.arguments, unknown: 1 }).issues).toHaveLength(1);
    });

    it('takes a left-out optional argument as its default', () => {
      const optional = new Set(tool.parameters.filter((parameter) => parameter.optional).map(({ name }) => name));
      const given = Object.fromEntries(Object.entries(tool.example.arguments).filter(([name]) => !optional.has(name)));
      const defaults = Object.fromEntries(tool.parameters.filter(({ name }) => optional.has(name)).map((one) => [one.name, one.default]));
      expect(validate(tool.name, given).value).toEqual({ ...given, ...defaults });
    });
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
