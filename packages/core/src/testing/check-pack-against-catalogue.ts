import type { JsonValue } from '../internal/json.ts';
import type { AnyToolDefinition, ToolPack } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { refusedParameters } from './example-calls.ts';

/** What a value may be, as a catalogue lists it. */
export interface CatalogueSchema {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: CatalogueSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string | undefined;
}

/** A parameter as a catalogue lists it. */
export interface CatalogueParameter extends CatalogueSchema {
  readonly name: string;
  readonly optional: boolean;
  readonly default?: JsonValue;
  readonly unit?: string;
  readonly description: string;
  readonly compare: string;
  /** What its texts look like; a declaration says it as a format or checks it. */
  readonly pattern?: string;
  /** Whether values are words of the request. @defaultValue not compared */
  readonly extractive?: boolean;
}

/** A tool as a catalogue lists it. */
export interface CatalogueTool {
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly parameters: readonly CatalogueParameter[];
  readonly returns: { readonly schema: { readonly type: string; readonly required?: readonly string[] }; readonly description: string };
  readonly sideEffect: string;
  readonly annotations: { readonly readOnlyHint: boolean; readonly idempotentHint: boolean };
  readonly confirm: { readonly policy: string; readonly when?: JsonValue; readonly message?: string; readonly show?: readonly string[] };
  readonly example: { readonly query: string; readonly arguments: Readonly<Record<string, JsonValue>> };
  /** Its place in the pack. @defaultValue not compared */
  readonly tokenIndex?: number;
}

/** What a pack shall be, kept apart from its code. */
export interface ToolCatalogue {
  readonly pack: string;
  readonly packVersion: string;
  readonly tools: readonly CatalogueTool[];
}

/** What a comparison may be told besides the catalogue. */
export interface CheckPackAgainstCatalogueOptions {
  /** Texts tried for each parameter with a pattern: those that fit it are taken and no others. @defaultValue none */
  readonly samples?: readonly string[];
  /** Parameters whose values depend on those of others, and so are not tried. @defaultValue none */
  readonly dependent?: readonly string[];
}

/**
 * Compares a pack with its catalogue in every name, order, range, default, unit, comparison, effect and question.
 *
 * - A declaration that means to differ is compared with an edited catalogue, so that each difference is written down.
 *
 * @returns one sentence for each difference; none where they agree
 */
export function checkPackAgainstCatalogue(
  { name, version, definitions }: ToolPack,
  catalogue: ToolCatalogue,
  { samples = [], dependent = [] }: CheckPackAgainstCatalogueOptions = {},
): readonly string[] {
  const definitionOf = new Map(definitions.map((definition) => [definition.name, definition]));
  return [
    ...differences('the pack', {
      name: [name, catalogue.pack],
      version: [version, catalogue.packVersion],
      tools: [definitions.map((definition) => definition.name), catalogue.tools.map((tool) => tool.name)],
      places: [catalogue.tools.map((_, index) => index), catalogue.tools.map(({ tokenIndex }, index) => tokenIndex ?? index)],
    }),
    ...catalogue.tools.flatMap((tool) => {
      const definition = definitionOf.get(tool.name);
      if (!definition) return [];
      return [...checkTool(definition, tool), ...checkSamples(definition, { tool, samples, dependent })];
    }),
  ];
}

function checkTool(definition: AnyToolDefinition, tool: CatalogueTool): readonly string[] {
  const { policy, when, message, show = [] } = tool.confirm;
  // Every argument is shown; a declaration names what is shown besides them.
  const shows = show.filter((name) => !tool.parameters.some((parameter) => parameter.name === name));
  const { required = [], ...returned } = tool.returns.schema;
  const printed = definition.output['~standard'].jsonSchema.output({ target: 'draft-2020-12' }) as Readonly<Record<string, JsonValue>>;
  const listed = { query: tool.example.query, input: tool.example.arguments };
  return [
    ...differences(tool.name, {
      title: [definition.title, tool.title],
      category: [definition.category, tool.category],
      summary: [definition.summary, tool.description],
      effect: [definition.effect, tool.sideEffect],
      'whether it reads': [definition.effect === 'read', tool.annotations.readOnlyHint],
      'whether it is idempotent': [definition.isIdempotent, tool.annotations.idempotentHint],
      confirmation: [
        definition.confirmation,
        policy === 'never' ? { policy } : { policy, when, message, ...(shows.length > 0 && { shows }) },
      ],
      parameters: [definition.parameters.map(({ name }) => name), tool.parameters.map(({ name }) => name)],
      'result description': [printed['description'], tool.returns.description],
    }),
    ...definition.parameters.flatMap((parameter, index) => checkParameter(parameter, { tool, listed: tool.parameters[index] })),
    ...(includes(printed, returned) && includesAll(printed['required'], required)
      ? []
      : [`${tool.name}: the result is ${JSON.stringify(printed)}, and the catalogue has ${JSON.stringify(tool.returns.schema)}`]),
    ...(definition.examples.some((example) => isSame(example, listed)) ? [] : [`${tool.name}: the example "${listed.query}" is missing`]),
    ...refusedParameters(definition, listed.input).map((parameter) => `${tool.name}: the example is refused for ${parameter}`),
  ];
}

function checkParameter(
  { name, description, schema, isOptional, defaultValue, unit, compare, isExtractive }: ToolParameter,
  { tool, listed }: { readonly tool: CatalogueTool; readonly listed: CatalogueParameter | undefined },
): readonly string[] {
  if (!listed) return [];
  return differences(`${tool.name}, ${name}`, {
    description: [description, listed.description],
    schema: [schema, schemaOf(listed)],
    'whether it is optional': [isOptional, listed.optional],
    default: [defaultValue, listed.default ?? undefined],
    unit: [unit, listed.unit],
    compare: [compare, listed.compare],
    'whether it is extractive': [isExtractive, listed.extractive ?? isExtractive],
  });
}

interface CheckSamplesOptions extends Required<CheckPackAgainstCatalogueOptions> {
  readonly tool: CatalogueTool;
}

function checkSamples(definition: AnyToolDefinition, { tool, samples, dependent }: CheckSamplesOptions): readonly string[] {
  return tool.parameters.flatMap(({ name, pattern }) => {
    if (pattern === undefined || dependent.includes(name)) return [];
    const expression = new RegExp(pattern, 'u');
    return samples
      .filter(
        (sample) => expression.test(sample) === refusedParameters(definition, { ...tool.example.arguments, [name]: sample }).includes(name),
      )
      .map((sample) => `${tool.name}, ${name}: "${sample}" is ${expression.test(sample) ? 'refused' : 'taken'}, unlike in the catalogue`);
  });
}

function schemaOf(listed: CatalogueSchema): ToolSchema {
  if (listed.enum) return { type: 'enumeration', values: listed.enum };
  switch (listed.type) {
    case 'integer':
    case 'number':
      return { type: listed.type, minimum: listed.minimum, maximum: listed.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      if (!listed.items) throw new TypeError('A list in the catalogue does not say of what.');
      return { type: 'list', items: schemaOf(listed.items), minimumItems: listed.minItems ?? 0, maximumItems: undefined };
    default:
      return { type: 'text', minimumLength: listed.minLength ?? 0, maximumLength: listed.maxLength, format: listed.format };
  }
}

/** A sentence for each pair that is not the same. */
function differences(of: string, pairs: Readonly<Record<string, readonly [declared: unknown, listed: unknown]>>): readonly string[] {
  return Object.entries(pairs)
    .filter(([, [declared, listed]]) => !isSame(declared, listed))
    .map(([what, [declared, listed]]) => `${of}: ${what} is ${JSON.stringify(declared)}, and the catalogue has ${JSON.stringify(listed)}`);
}

const isSame = (left: unknown, right: unknown): boolean => includes(left, right) && includes(right, left);

const includesAll = (list: unknown, values: readonly string[]): boolean =>
  values.every((value) => Array.isArray(list) && list.includes(value));

/** Whether a value has everything another one has; what is undefined is not there. */
function includes(value: unknown, part: unknown): boolean {
  if (Array.isArray(part) && (!Array.isArray(value) || value.length !== part.length)) return false;
  if (typeof part !== 'object' || part === null) return value === part;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(part).every(([name, item]) => item === undefined || includes((value as Record<string, unknown>)[name], item));
}
