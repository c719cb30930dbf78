import type { JsonValue } from '../internal/json.ts';
import type { CompareRule, ParameterMeta, ParameterUnit, ToolParameter } from './tool-parameter.ts';
import type { NumberSchema, ToolSchema } from './tool-schema.ts';

interface JsonSchemaNode extends ParameterMeta {
  readonly type?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly items?: JsonSchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly default?: JsonValue;
  readonly description?: string;
}

/** No name that looks like a number: an object would not keep its place. */
const parameterName = /^[a-z]\w*$/iu;

/** Parameters read from a schema, and what of it cannot be expressed. */
export interface ReadParametersResult {
  readonly parameters: readonly ToolParameter[];
  readonly issues: readonly string[];
}

/** Reads ordered parameters from the JSON Schema of a tool's input object. */
export function readParameters(jsonSchema: Readonly<Record<string, unknown>>): ReadParametersResult {
  const root = jsonSchema as JsonSchemaNode;
  const issues: string[] = [];
  if (root.type !== 'object' || (root.properties === undefined && root.additionalProperties !== undefined))
    return { parameters: [], issues: ['the input is not an object with named parameters'] };
  const required = new Set(root.required);
  const parameters = Object.entries(root.properties ?? {}).flatMap(([name, node]) => {
    if (!parameterName.test(name)) issues.push(`"${name}" is no parameter name; use a letter, then letters, digits and underscores`);
    const schema = readSchema(node, name, issues);
    if (schema === undefined) return [];
    return [readParameter({ name, node, schema, isOptional: !required.has(name) })];
  });
  for (const [index, { name, endOf }] of parameters.entries())
    if (endOf !== undefined && !parameters.slice(0, index).some((earlier) => earlier.name === endOf))
      issues.push(`"${name}" is the end of "${endOf}", which is no earlier parameter`);
  return { parameters, issues };
}

interface ReadParameterOptions {
  readonly name: string;
  readonly node: JsonSchemaNode;
  readonly schema: ToolSchema;
  readonly isOptional: boolean;
}

function readParameter({ name, node, schema, isOptional }: ReadParameterOptions): ToolParameter {
  const compare: CompareRule = node.compare ?? (schema.type === 'text' ? 'normalized' : schema.type === 'list' ? 'set' : 'exact');
  const unit: ParameterUnit | undefined = node.unit;
  return {
    name,
    description: node.description ?? '',
    schema,
    isOptional,
    defaultValue: node.default,
    unit,
    compare,
    isExtractive: node.extractive ?? schema.type === 'text',
    endOf: node.endOf,
    synonyms: node.synonyms ?? {},
  };
}

function readSchema(node: JsonSchemaNode, path: string, issues: string[]): ToolSchema | undefined {
  const listed = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (listed) {
    const values = listed.filter((value) => typeof value === 'string');
    if (values.length === listed.length && values.length > 0) return { type: 'enumeration', values };
    issues.push(`"${path}" lists values that are not strings`);
    return undefined;
  }
  switch (node.type) {
    case 'string':
      return { type: 'text', minimumLength: node.minLength ?? 0, maximumLength: node.maxLength, format: node.format };
    case 'integer':
    case 'number':
      return { type: node.type, ...readBounds(node) };
    case 'boolean':
      return { type: 'boolean' };
    case 'array': {
      const items = node.items && readSchema(node.items, `${path}[]`, issues);
      if (items) return { type: 'list', items, minimumItems: node.minItems ?? 0, maximumItems: node.maxItems };
      if (!node.items) issues.push(`"${path}" is a list without one item type`);
      return undefined;
    }
    default:
      issues.push(
        `"${path}" is of type ${node.type ?? 'unknown'}, which a call grammar cannot express; use string, enum, integer, number, boolean or a list of them`,
      );
      return undefined;
  }
}

/** Inclusive bounds. A whole number above 0 is 1 or more; for other numbers an exclusive bound is left to the argument check. */
function readBounds(node: JsonSchemaNode): Pick<NumberSchema, 'minimum' | 'maximum'> {
  const isWhole = node.type === 'integer';
  const above = isWhole && node.exclusiveMinimum !== undefined ? Math.floor(node.exclusiveMinimum) + 1 : undefined;
  const below = isWhole && node.exclusiveMaximum !== undefined ? Math.ceil(node.exclusiveMaximum) - 1 : undefined;
  return { minimum: safeBound(node.minimum ?? above), maximum: safeBound(node.maximum ?? below) };
}

/** zod prints the limits of safe integers where no bound was given. */
function safeBound(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? undefined : bound;
}
