import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import { toolId, type ToolPack } from '../tool/tool-pack.ts';

/** Every tool of some packs, in their order, to be offered to a model. */
export function offeredToolsOf(packs: readonly ToolPack[]): readonly OfferedTool[] {
  return packs.flatMap((pack) => pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })));
}
