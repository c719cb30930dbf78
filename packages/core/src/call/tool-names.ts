import type { ToolId } from '../tool/tool-pack.ts';

/** The tool a name stands for: its identity, or its own name where only one tool has it; undefined for any other. */
export type ToolNames = (name: string) => ToolId | undefined;

/** Reads names of some tools, as people and instruct models write them. */
export function createToolNames(ids: readonly ToolId[]): ToolNames {
  const known = new Map<string, ToolId | undefined>();
  for (const id of ids) {
    const name = ownName(id);
    known.set(name, known.has(name) ? undefined : id);
  }
  // An identity wins over another tool's name.
  for (const id of ids) known.set(id, id);
  return (name) => known.get(name);
}

/** A tool's name without its pack's. */
export function ownName(id: ToolId): string {
  return id.slice(id.indexOf('.') + 1);
}
