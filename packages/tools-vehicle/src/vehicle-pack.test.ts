import { readFileSync } from 'node:fs';
import type { AnyToolDefinition, JsonValue, ToolSchema } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { vehiclePack } from './index.ts';

interface CatalogueParameter {
  readonly name: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: CatalogueParameter;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
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
  readonly confirm: { readonly policy: string; readonly when?: JsonValue; readonly message?: string };
  readonly example: { readonly query: string; readonly arguments: JsonValue };
  readonly tokenIndex: number;
}

const catalogue: { readonly pack: string; readonly packVersion: string; readonly tools: readonly CatalogueTool[] } = JSON.parse(
  readFileSync(new URL('./__fixtures__/vehicle-catalogue.json', import.meta.url), 'utf8'),
);

const definitionOf = (name: string): AnyToolDefinition => {
  const definition = vehiclePack.definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no tool ${name}`);
  return definition;
};

const issuesOf = (name: string, input: unknown): readonly unknown[] => {
  const result = definitionOf(name).input['~standard'].validate(input);
  if (result instanceof Promise) throw new Error('the schema is asynchronous');
  return (result.issues ?? []).map(({ path }) => path);
};

function schemaOf(parameter: CatalogueParameter): ToolSchema {
  if (parameter.enum) return { type: 'enumeration', values: parameter.enum };
  switch (parameter.type) {
    case 'integer':
      return { type: 'integer', minimum: parameter.minimum, maximum: parameter.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      if (!parameter.items) throw new Error('a list without items');
      return { type: 'list', items: schemaOf(parameter.items), minimumItems: 0, maximumItems: undefined };
    default:
      return { type: 'text', minimumLength: parameter.minLength ?? 0, maximumLength: undefined, format: undefined };
  }
}

describe('vehiclePack', () => {
  it('has the name, version and tools of the catalogue in its order', () => {
    expect(vehiclePack.name).toBe(catalogue.pack);
    expect(vehiclePack.version).toBe(catalogue.packVersion);
    expect(vehiclePack.definitions.map(({ name }) => name)).toEqual(catalogue.tools.map(({ name }) => name));
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
      const { policy, when, message } = tool.confirm;
      expect(confirmation).toEqual(policy === 'never' ? { policy } : { policy, when, message });
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

    it('takes numbers and free text as they were said, and nothing else', () => {
      for (const { schema, isExtractive } of definitionOf(tool.name).parameters)
        expect(isExtractive).toBe(schema.type === 'integer' || schema.type === 'text');
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
        const items = schema.type === 'list' ? schema.items : schema;
        const values = items.type === 'enumeration' ? items.values : [];
        expect(values).toEqual(expect.arrayContaining(Object.keys(synonyms)));
        const words = Object.values(synonyms).flat();
        expect(words).toEqual(words.map((word) => word.toLowerCase()));
        expect(new Set([...words, ...values]).size).toBe(words.length + values.length);
      }
    });
  });

  it('names the parameter to ask for where parameters depend on each other', () => {
    expect(issuesOf('adjust_volume', {})).toEqual([['set_value']]);
    expect(issuesOf('control_exterior_lights', { light: 'hazard', state: 'auto' })).toEqual([['state']]);
    expect(issuesOf('set_cruise_control', { action: 'set speed' })).toEqual([['speed']]);
    expect(issuesOf('control_charging', { action: 'set limit' })).toEqual([['limit']]);
  });

  it('gives each tool one resource of the car', () => {
    for (const { resource } of vehiclePack.definitions) expect(resource).toMatch(/^vehicle\.[a-z-]+$/u);
  });
});
