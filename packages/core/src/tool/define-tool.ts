import { thrownMessage } from '../internal/thrown-message.ts';
import { readParameters, type ReadParametersResult } from './read-parameters.ts';
import { ToolDefinitionError } from './tool-definition-error.ts';
import { checkToolName } from './tool-name.ts';
import type { ToolParameter } from './tool-parameter.ts';
import type { ToolSchema } from './tool-schema.ts';
import type { Tool, ToolConfirmation, ToolContext, ToolDefinition, ToolEffect, ToolExample, ToolSchemaSource } from './tool.ts';

/** What a tool is declared with. */
export interface DefineToolOptions<Input, Output> {
  readonly name: string;
  readonly title?: string;
  readonly summary: string;
  readonly category?: string;
  /** An object schema; the order of its keys is the positional order of calls. */
  readonly input: ToolSchemaSource<Input>;
  readonly output: ToolSchemaSource<Output>;
  readonly effect: ToolEffect;
  readonly confirmation?: ToolConfirmation;
  readonly isIdempotent?: boolean;
  readonly resource: string;
  readonly examples?: readonly ToolExample[];
}

/**
 * Freezes the declaration of a tool and derives its parameters.
 *
 * @throws {ToolDefinitionError} with every issue, where the name or the input schema cannot be carried by a call grammar, or where the
 *   confirmation is about what is no parameter and so would never be asked.
 */
export function defineTool<Input, Output>(options: DefineToolOptions<Input, Output>): ToolDefinition<Input, Output> {
  const { name, input } = options;
  const { parameters, issues } = readInput(input);
  const all = [...checkToolName(name), ...issues, ...(issues.length > 0 ? [] : checkConfirmation(options.confirmation, parameters))];
  if (all.length > 0) throw new ToolDefinitionError({ toolName: name, issues: all });
  return Object.freeze<ToolDefinition<Input, Output>>({
    name,
    title: options.title ?? name.replaceAll('_', ' '),
    summary: options.summary,
    category: options.category ?? 'general',
    input,
    output: options.output,
    parameters,
    effect: options.effect,
    confirmation: options.confirmation ?? { policy: 'never' },
    isIdempotent: options.isIdempotent ?? options.effect === 'read',
    resource: options.resource,
    examples: options.examples ?? [],
  });
}

function readInput(input: ToolSchemaSource<unknown>): ReadParametersResult {
  try {
    return readParameters(input['~standard'].jsonSchema.input({ target: 'draft-2020-12' }));
  } catch (error) {
    return { parameters: [], issues: [`the input cannot be printed as JSON Schema: ${thrownMessage(error)}`] };
  }
}

function checkConfirmation(confirmation: ToolConfirmation | undefined, parameters: readonly ToolParameter[]): readonly string[] {
  const names = new Set(parameters.map(({ name }) => name));
  const asked = confirmation?.policy === 'when' ? Object.keys(confirmation.when) : [];
  return asked.filter((name) => !names.has(name)).map((name) => `the confirmation is asked for by "${name}", which is no parameter`);
}

/** What a tool may have besides what carries it out. */
export type ImplementToolOptions<Input> = Pick<Tool<Input>, 'lookUps' | 'prepare' | 'undo'>;

/**
 * Joins a declaration with what carries it out.
 *
 * @throws {ToolDefinitionError} where words are looked up for what takes no text.
 */
export function implementTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  execute: (input: Input, context: ToolContext) => Promise<Output>,
  { lookUps, prepare, undo }: ImplementToolOptions<Input> = {},
): Tool<Input, Output> {
  const texts = new Set(definition.parameters.filter(({ schema }) => takesText(schema)).map(({ name }) => name));
  const issues = Object.keys(lookUps ?? {}).filter((name) => !texts.has(name));
  if (issues.length > 0)
    throw new ToolDefinitionError({
      toolName: definition.name,
      issues: issues.map((name) => `words are looked up for "${name}", which is no parameter that takes text`),
    });
  return { definition, execute, ...(lookUps && { lookUps }), ...(prepare && { prepare }), ...(undo && { undo }) };
}

const takesText = (schema: ToolSchema): boolean => schema.type === 'text' || (schema.type === 'list' && takesText(schema.items));
