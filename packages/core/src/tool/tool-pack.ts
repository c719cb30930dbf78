import { ToolDefinitionError } from './tool-definition-error.ts';
import { checkToolName } from './tool-name.ts';
import type { Tool, ToolDefinition } from './tool.ts';

/** A tool's identity across packs: `vehicle.operate_sunroof`. */
export type ToolId = `${string}.${string}`;

/** A declaration whatever its input: a pack holds tools of different inputs, and each is checked by its own schema. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyToolDefinition = ToolDefinition<any, any>;

/** A tool whatever its input. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyTool = Tool<any, any>;

/** The declarations of one device domain, in the order of their functional tokens. */
export interface ToolPack {
  readonly name: string;
  readonly version: string;
  /** Append-only: a trained model knows tools by their place. */
  readonly definitions: readonly AnyToolDefinition[];
}

/** A pack whose tools can run on a device. */
export interface ImplementedToolPack extends ToolPack {
  readonly tools: readonly AnyTool[];
  /** Lets a simulated device's motions run to their end, so that final states can be read. */
  readonly settle?: (() => Promise<void>) | undefined;
}

/** The identity of a tool within all packs. */
export const toolId = (packName: string, toolName: string): ToolId => `${packName}.${toolName}`;

/**
 * Freezes an ordered set of declarations.
 *
 * @throws {ToolDefinitionError} for a name that calls cannot be written with, and where two tools share one.
 */
export function definePack({ name, version, definitions }: ToolPack): ToolPack {
  const names = definitions.map((definition) => definition.name);
  const repeated = names.filter((toolName, index) => names.indexOf(toolName) !== index);
  const issues = [...checkToolName(name), ...repeated.map((toolName) => `"${toolName}" is declared twice`)];
  if (issues.length > 0) throw new ToolDefinitionError({ toolName: name, issues });
  return Object.freeze({ name, version, definitions });
}

/**
 * Joins a pack with the tools that carry it out.
 *
 * @throws {ToolDefinitionError} where a declaration has no implementation, or an implementation no declaration or a second one.
 */
export function implementPack(
  pack: ToolPack,
  tools: readonly AnyTool[],
  options: Pick<ImplementedToolPack, 'settle'> = {},
): ImplementedToolPack {
  const declared = new Set(pack.definitions.map(({ name }) => name));
  const names = tools.map(({ definition }) => definition.name);
  const implemented = new Set(names);
  const issues = [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `"${name}" is implemented twice`),
    ...[...declared].filter((name) => !implemented.has(name)).map((name) => `"${name}" is declared but not implemented`),
    ...[...implemented].filter((name) => !declared.has(name)).map((name) => `"${name}" is implemented but not declared`),
  ];
  if (issues.length > 0) throw new ToolDefinitionError({ toolName: pack.name, issues });
  return Object.freeze({ ...pack, ...options, tools });
}
