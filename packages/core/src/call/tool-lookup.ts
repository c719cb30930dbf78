import { toolId, type AnyToolDefinition, type ToolId, type ToolPack } from '../tool/tool-pack.ts';

/** The declaration of a tool, or undefined where there is no such tool. */
export type ToolLookup = (id: ToolId) => AnyToolDefinition | undefined;

/** Looks tools up in packs. */
export function createToolLookup(packs: readonly ToolPack[]): ToolLookup {
  const definitions = new Map(
    packs.flatMap((pack) => pack.definitions.map((definition) => [toolId(pack.name, definition.name), definition] as const)),
  );
  return (id) => definitions.get(id);
}
