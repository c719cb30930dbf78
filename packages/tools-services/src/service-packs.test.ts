import type { AnyToolDefinition, ToolSchema } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { type CatalogueParameter, readCatalogue, serviceNames } from './__fixtures__/service-catalogue.ts';
import { implementServicePack, servicePacks, simulatedServices } from './index.ts';

function definitionOf(service: keyof typeof servicePacks, name: string): AnyToolDefinition {
  const definition = servicePacks[service].definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no tool ${name}`);
  return definition;
}

function issuesOf({ input }: AnyToolDefinition, value: unknown): readonly unknown[] {
  const result = input['~standard'].validate(value);
  if (result instanceof Promise) throw new Error('the schema is asynchronous');
  return (result.issues ?? []).map(({ path }) => path);
}

/** The catalogue writes dates and times as patterns; a declaration names their format, so that a normaliser knows them. */
function formatOf(pattern: string | undefined): string | undefined {
  if (pattern?.startsWith(String.raw`^\d{4}-`)) return 'date';
  return pattern?.startsWith(String.raw`^([01]\d|2[0-3]):`) ? 'time' : undefined;
}

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
      return { type: 'list', items: schemaOf(parameter.items), minimumItems: parameter.minItems ?? 0, maximumItems: undefined };
    default:
      return { type: 'text', minimumLength: 0, maximumLength: undefined, format: formatOf(parameter.pattern) };
  }
}

/** Texts on both sides of every pattern of the catalogue. */
const samples = ['2027-02-14', '2027-13-01', '27-1-1', '19:30', '24:00', '9:30', 'UA837', 'UA', 'ua837', 'UA83744', 'es', 'spa', 'ES', ''];

describe('servicePacks', () => {
  it('has 42 tools in five packs', () => {
    expect(Object.keys(servicePacks)).toEqual(serviceNames);
    expect(Object.values(servicePacks).flatMap(({ definitions }) => definitions)).toHaveLength(42);
  });

  it('is implemented in the order of its declarations', () => {
    const { pack, order } = {
      pack: implementServicePack('yelp', { device: simulatedServices().yelp }),
      order: servicePacks.yelp.definitions,
    };
    expect(pack.tools.map(({ definition }) => definition)).toEqual(order);
  });
});

describe.each(serviceNames)('the pack %s', (service) => {
  const catalogue = readCatalogue(service);

  it('has the name, version and tools of the catalogue in its order', () => {
    const { name, version, definitions } = servicePacks[service];
    expect({ name, version }).toEqual({ name: catalogue.pack, version: catalogue.packVersion });
    expect(definitions.map((definition) => definition.name)).toEqual(catalogue.tools.map((tool) => tool.name));
    expect(catalogue.tools.map(({ tokenIndex }) => tokenIndex)).toEqual(catalogue.tools.map((_, index) => index));
  });

  it('gives each tool one resource of the service', () => {
    for (const { resource } of servicePacks[service].definitions) expect(resource).toMatch(new RegExp(`^${service}\\.[a-z]+$`, 'u'));
  });

  describe.each(catalogue.tools)('$name', (tool) => {
    const definition = definitionOf(service, tool.name);

    it('says what the catalogue says', () => {
      const { title, category, summary, effect, isIdempotent, confirmation } = definition;
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
      const parameters = definition.parameters.map(({ isExtractive: _isExtractive, synonyms: _synonyms, ...rest }) => rest);
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

    it('takes the texts that fit the patterns of the catalogue, and no others', () => {
      // The day of leaving has to come after the first night too, which is another law.
      const patterns = tool.parameters.filter(({ name, pattern }) => pattern !== undefined && !/check_out|return_date/u.test(name));
      const tried = patterns.flatMap(({ name, pattern = '' }) => samples.map((sample) => ({ name, sample, pattern })));
      const isTaken = ({ name, sample }: (typeof tried)[number]): boolean =>
        !issuesOf(definition, { ...tool.example.arguments, [name]: sample }).some((path) => String(path) === name);
      expect(tried.filter(isTaken)).toEqual(tried.filter(({ sample, pattern }) => new RegExp(pattern, 'u').test(sample)));
    });

    it('takes numbers and free text as they were said, but for language codes', () => {
      for (const { name, schema, isExtractive } of definition.parameters) {
        const isSaid = schema.type === 'integer' || schema.type === 'number' || schema.type === 'text';
        expect({ name, isExtractive }).toEqual({ name, isExtractive: isSaid && name !== 'language' });
      }
    });

    it('returns what the catalogue says', () => {
      const printed = definition.output['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
      const { required = [], ...schema } = tool.returns.schema;
      expect(printed).toMatchObject({ ...schema, description: tool.returns.description });
      expect(printed['required'] ?? []).toEqual(expect.arrayContaining([...required]));
    });

    it('accepts the example of the catalogue and nothing unknown beside it', () => {
      expect(definition.examples).toContainEqual({ query: tool.example.query, input: tool.example.arguments });
      expect(issuesOf(definition, tool.example.arguments)).toEqual([]);
      expect(issuesOf(definition, { ...tool.example.arguments, unknown: 1 })).toHaveLength(1);
    });

    it('has synonyms only for its values, lower-case, each for one value', () => {
      for (const { schema, synonyms } of definition.parameters) {
        const values = schema.type === 'enumeration' ? schema.values : [];
        expect(values).toEqual(expect.arrayContaining(Object.keys(synonyms)));
        const words = Object.values(synonyms).flat();
        expect(words).toEqual(words.map((word) => word.toLowerCase()));
        expect(new Set([...words, ...values]).size).toBe(words.length + values.length);
      }
    });
  });
});

describe('constraints between parameters', () => {
  it('name the parameter to ask for', () => {
    const stay = { check_in: '2027-05-04', check_out: '2027-05-04' };
    expect(issuesOf(definitionOf('travel', 'search_hotels'), { city: 'Kyoto', ...stay })).toEqual([['check_out']]);
    expect(issuesOf(definitionOf('travel', 'book_hotel'), { hotel_name: 'Hotel Granvia', ...stay })).toEqual([['check_out']]);
    const rental = { pickup_location: 'Osaka airport', pickup_date: '2027-05-08' };
    expect(issuesOf(definitionOf('travel', 'rent_car'), { ...rental, return_date: '2027-05-07' })).toEqual([['return_date']]);
    expect(issuesOf(definitionOf('travel', 'rent_car'), { ...rental, return_date: '2027-05-08' })).toEqual([]);
  });
});
