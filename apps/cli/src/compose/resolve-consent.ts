import { toolId, type AnyTool, type Approve, type ToolId, type ToolPack } from '@octoweave/core';
import { createConsent } from '../input/consent.ts';
import type { Terminal } from '../input/terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { OpenedPack } from './pack/pack-contribution.ts';

/** Options of commands that run calls. */
export interface ConsentOptions {
  readonly yes: boolean;
  readonly approveSensitive: readonly string[];
}

/** Whose tools may be named, whose are going to be run, and who answers. */
export interface ResolveConsentOptions {
  readonly offered: readonly ToolPack[];
  readonly opened: readonly OpenedPack[];
  readonly terminal: Terminal | undefined;
}

/** Consent as the command line has it. @throws {UsageError} where it names a tool that no offered pack has, or several have. */
export function resolveConsent({ yes, approveSensitive }: ConsentOptions, { offered, opened, terminal }: ResolveConsentOptions): Approve {
  const tools = new Map<ToolId, AnyTool>(
    opened.flatMap(({ implemented: { name, tools } }) => tools.map((tool) => [toolId(name, tool.definition.name), tool] as const)),
  );
  return createConsent({
    consentsToWrites: yes,
    consentsTo: new Set(approveSensitive.map((name) => findTool(offered, name))),
    terminal,
    toolOf: (id) => tools.get(id),
  });
}

function findTool(packs: readonly ToolPack[], name: string): ToolId {
  const [id, ...others] = findToolIds(packs, name);
  if (!id)
    throw new UsageError(
      `--approve-sensitive names "${name}", which ${packs.map((pack) => pack.name).join(', ')} ${packs.length === 1 ? 'does' : 'do'} not have. \`octoweave tools\` lists them.`,
    );
  if (others.length > 0) throw new UsageError(`--approve-sensitive names "${name}", which may be ${[id, ...others].join(' or ')}.`);
  return id;
}

/** The tools of packs that go by a name, with or without the pack before it. */
export function findToolIds(packs: readonly ToolPack[], name: string): readonly ToolId[] {
  return packs.flatMap((pack) =>
    pack.definitions.flatMap((definition) => {
      const id = toolId(pack.name, definition.name);
      return name === definition.name || name === id ? [id] : [];
    }),
  );
}
