import { toolId, type AnyToolDefinition, type ToolPack } from '@octoweave/core';
import { UsageError } from '../usage-error.ts';

/** A tool for which phrasings are wanted. */
export interface SuggestedTool {
  readonly pack: ToolPack;
  readonly tool: AnyToolDefinition;
  /** Its draft. */
  readonly file: string;
}

/** Which tool is meant, and where its draft goes. */
export interface ChooseSuggestedToolsOptions {
  /** With or without its pack. @defaultValue every tool */
  readonly name?: string | undefined;
  /** @defaultValue the name of the tool, with `.suggested.phrasings` */
  readonly out?: string | undefined;
}

/** The tools meant, each with a draft of its own. @throws {UsageError} where there is none, or two would share a draft. */
export function chooseSuggestedTools(
  packs: readonly ToolPack[],
  { name, out }: ChooseSuggestedToolsOptions,
): readonly [SuggestedTool, ...SuggestedTool[]] {
  const [first, ...others] = packs.flatMap((pack) =>
    pack.definitions
      .filter((tool) => name === undefined || name === tool.name || name === toolId(pack.name, tool.name))
      .map((tool) => ({ pack, tool, file: out ?? `${tool.name}.suggested.phrasings` })),
  );
  if (!first)
    throw new UsageError(
      `There is no tool "${name}" in ${packs.map((pack) => pack.name).join(', ')}. \`octoweave tools --pack NAME\` lists those of a pack.`,
    );
  const all = [first, ...others] as const;
  if (out !== undefined && others.length > 0) throw new UsageError('--out is the draft of one tool. Name the tool, or leave out --out.');
  const shared = all.filter(({ tool }) => all.filter((other) => other.tool.name === tool.name).length > 1);
  if (shared.length > 0)
    throw new UsageError(
      `Two packs have a tool of this name. Name one: ${shared.map(({ pack, tool }) => toolId(pack.name, tool.name)).join(', ')}.`,
    );
  return all;
}
