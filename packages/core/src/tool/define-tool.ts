import { readParameters } from './read-parameters.ts';
import { ToolDefinitionError } from './tool-definition-error.ts';
import type { Tool, ToolConfirmation, ToolContext, ToolDefinition, ToolEffect, ToolExample, ToolSchemaSource } from './tool.ts';

const toolName = /^[a-z][a-z0-9_]*$/u;

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
 * @throws {ToolDefinitionError} where the name or the input schema cannot be carried by a call grammar.
 */
export function defineTool<Input, Output>(options: DefineToolOptions<Input, Output>): ToolDefinition<Input, Output> {
  const { name, input } = options;
  const { parameters, issues } = readParameters(input['~standard'].jsonSchema.input({ target: 'draft-2020-12' }));
  const all = toolName.test(name) ? issues : [`the name "${name}" is not lower-case words joined by underscores`, ...issues];
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

/** Joins a declaration with what carries it out. */
export function implementTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  execute: (input: Input, context: ToolContext) => Promise<Output>,
): Tool<Input, Output> {
  return { definition, execute };
}
