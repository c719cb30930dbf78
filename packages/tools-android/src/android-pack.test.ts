import { readFileSync } from 'node:fs';
import type { AnyToolDefinition, JsonValue, ToolSchema } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { androidPack } from './index.ts';

interface CatalogueParameter {
  readonly name: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: CatalogueParameter;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
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
  readonly confirm: { readonly policy: string; readonly message?: string };
  readonly example: { readonly query: string; readonly arguments: JsonValue };
  readonly tokenIndex?: number;
}

interface Catalogue {
  readonly pack: string;
  readonly packVersion: string;
  readonly tools: readonly CatalogueTool[];
}

const readCatalogue = (name: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`./__fixtures__/${name}.json`, import.meta.url), 'utf8')) as Catalogue;
const catalogue = readCatalogue('android-catalogue');
const tools = [...catalogue.tools, ...readCatalogue('android-planner-extras-catalogue').tools];

const definitionOf = (name: string): AnyToolDefinition => {
  const definition = androidPack.definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no tool ${name}`);
  return definition;
};

const issuesOf = (name: string, input: unknown): readonly unknown[] => {
  const result = definitionOf(name).input['~standard'].validate(input);
  if (result instanceof Promise) throw new Error('the schema is asynchronous');
  return (result.issues ?? []).map(({ path }) => path);
};

/** The formats of our normalisers, by the pattern that the catalogue gives for their values. */
const formats: Readonly<Record<string, string | undefined>> = {
  '^\\+?[0-9][0-9 ()\\-.]{2,20}$': 'phone',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'HH:MM',
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])-([01]\\d|2[0-3])-[0-5]\\d$': 'YYYY-MM-DD-HH-MM',
};
const codePatterns = new Set(['^[a-z]{2}$', '^[A-Z]{2}$']);

function schemaOf(parameter: CatalogueParameter): ToolSchema {
  if (parameter.enum) return { type: 'enumeration', values: parameter.enum };
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return { type: parameter.type, minimum: parameter.minimum, maximum: parameter.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      if (!parameter.items) throw new Error('a list without items');
      return { type: 'list', items: schemaOf(parameter.items), minimumItems: 0, maximumItems: undefined };
    default:
      return {
        type: 'text',
        minimumLength: parameter.minLength ?? 0,
        maximumLength: undefined,
        format: parameter.format ?? formats[parameter.pattern ?? ''],
      };
  }
}

describe('androidPack', () => {
  it('has the name, version and tools of the catalogue in its order', () => {
    expect(androidPack.name).toBe(catalogue.pack);
    expect(androidPack.version).toBe(catalogue.packVersion);
    expect(androidPack.definitions.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    expect(catalogue.tools.map(({ tokenIndex }) => tokenIndex)).toEqual(catalogue.tools.map((_, index) => index));
  });

  describe.each(tools)('$name', (tool) => {
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
      const { policy, message } = tool.confirm;
      expect(confirmation).toEqual(policy === 'never' ? { policy } : { policy, message });
    });

    it('has the parameters of the catalogue in its order', () => {
      const parameters = definitionOf(tool.name).parameters.map(({ isExtractive: _isExtractive, synonyms: _synonyms, ...rest }) => rest);
      expect(parameters).toEqual(
        tool.parameters.map((parameter) => ({
          name: parameter.name,
          description: parameter.description,
          schema: schemaOf(parameter),
          isOptional: parameter.optional,
          defaultValue: parameter.default ?? undefined,
          unit: parameter.unit,
          compare: parameter.compare,
        })),
      );
    });

    it('accepts the values of the catalogue and no others', () => {
      for (const { name, pattern } of tool.parameters) {
        if (pattern === undefined) continue;
        const { schema } = definitionOf(tool.name).parameters.find((parameter) => parameter.name === name) ?? {};
        expect(schema?.type).toBe('text');
        const samples = [
          '',
          '1',
          'en',
          'EN',
          'eng',
          '112',
          '+1 (415) 555-0132',
          '7:12',
          '07:12',
          '24:00',
          '2027-03-04-09-00',
          '2027-13-04-09-00',
        ];
        for (const sample of samples) {
          const isRefused = issuesOf(tool.name, { ...Object(tool.example.arguments), [name]: sample }).some(
            (path) => String(path) === name,
          );
          const isEndBeforeStart = name === 'end_time' && sample <= '2027-03-04-09-00';
          if (!isEndBeforeStart) expect([sample, isRefused]).toEqual([sample, !new RegExp(pattern, 'u').test(sample)]);
        }
      }
    });

    it('takes numbers and free text as they were said; language and country are codes nobody says', () => {
      for (const { name, schema, isExtractive } of definitionOf(tool.name).parameters) {
        const isCode = codePatterns.has(tool.parameters.find((parameter) => parameter.name === name)?.pattern ?? '');
        const isSaid = schema.type === 'integer' || schema.type === 'number' || schema.type === 'text';
        expect([name, isExtractive]).toEqual([name, isSaid && !isCode]);
      }
    });

    it('returns what the catalogue says', () => {
      const printed = definitionOf(tool.name).output['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
      expect(printed).toMatchObject({ ...tool.returns.schema, description: tool.returns.description });
    });

    it('accepts the example of the catalogue and nothing unknown beside it', () => {
      expect(definitionOf(tool.name).examples).toContainEqual({ query: tool.example.query, input: tool.example.arguments });
      expect(issuesOf(tool.name, tool.example.arguments)).toEqual([]);
      expect(issuesOf(tool.name, { ...Object(tool.example.arguments), unknown: 1 })).toHaveLength(1);
    });

    it('has synonyms only for its values, lower-case, each for one value', () => {
      for (const { schema, synonyms } of definitionOf(tool.name).parameters) {
        const values = schema.type === 'enumeration' ? schema.values : [];
        expect(values).toEqual(expect.arrayContaining(Object.keys(synonyms)));
        const words = Object.values(synonyms).flat();
        expect(words).toEqual(words.map((word) => word.toLowerCase()));
        expect(new Set([...words, ...values]).size).toBe(words.length + values.length);
      }
    });
  });

  it('names the parameter to ask for where an event would end before it starts', () => {
    const event = { title: 'x', start_time: '2027-03-04-09-00', end_time: '2027-03-04-09-00' };
    expect(issuesOf('create_calendar_event', event)).toEqual([['end_time']]);
  });

  it('gives each tool one resource of the phone or of the home', () => {
    for (const { resource } of androidPack.definitions) expect(resource).toMatch(/^(?:android|home)\.[a-z-]+$/u);
  });
});
