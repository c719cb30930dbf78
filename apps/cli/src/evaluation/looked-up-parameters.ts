import { toolId, type ImplementedToolPack, type ToolId } from '@octoweave/core';

/** Whether a device is asked what the words for a parameter stand for, as a phone is for whose number a name is. */
export type IsLookedUp = (id: ToolId, parameter: string) => boolean;

/** Reads from the tools of packs which of their parameters are looked up. */
export function findLookedUpParameters(packs: readonly ImplementedToolPack[]): IsLookedUp {
  const lookUps = new Map(
    packs.flatMap(({ name, tools }) => tools.map((tool) => [toolId(name, tool.definition.name), tool.lookUps ?? {}] as const)),
  );
  return (id, parameter) => Object.hasOwn(lookUps.get(id) ?? {}, parameter);
}
