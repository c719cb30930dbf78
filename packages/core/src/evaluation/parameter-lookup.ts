import type { ToolPack } from '../tool/tool-pack.ts';
import { toolId } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import { bareToolName } from './tool-name.ts';

/** The declaration of a parameter, whose compare rule and default an evaluation goes by; undefined where it is not declared. */
export type ParameterLookup = (tool: string, parameter: string) => ToolParameter | undefined;

/** Looks parameters up in packs. A bare tool name is the tool of the first pack that has it. */
export function createParameterLookup(packs: readonly ToolPack[]): ParameterLookup {
  const parametersByTool = new Map<string, ReadonlyMap<string, ToolParameter>>();
  for (const pack of packs)
    for (const { name, parameters } of pack.definitions) {
      const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
      parametersByTool.set(toolId(pack.name, name), byName);
      if (!parametersByTool.has(bareToolName(name))) parametersByTool.set(bareToolName(name), byName);
    }
  return (tool, parameter) => parametersByTool.get(tool)?.get(parameter);
}
