import { createToolLookup, toolId, type Approve, type ToolId, type ToolPack } from '@octoweave/core';
import { createConsent } from '../input/consent.ts';
import type { Terminal } from '../input/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { findPack } from './resolve-pack.ts';

/** Options of commands that run calls. */
export interface ConsentOptions {
  readonly pack: string;
  readonly yes: boolean;
  readonly approveSensitive: readonly string[];
}

/** Consent as the command line has it. @throws {UsageError} where it names a tool the pack does not have. */
export function resolveConsent({ pack: packName, yes, approveSensitive }: ConsentOptions, terminal: Terminal | undefined): Approve {
  const pack = findPack(packName);
  return createConsent({
    consentsToWrites: yes,
    consentsTo: new Set(approveSensitive.map((name) => findTool(pack, name))),
    terminal,
    lookup: createToolLookup([pack]),
  });
}

function findTool(pack: ToolPack, name: string): ToolId {
  const ids = pack.definitions.map((definition) => toolId(pack.name, definition.name));
  const id = ids.find((candidate) => candidate === name || candidate === `${pack.name}.${name}`);
  if (!id)
    throw new UsageError(`--approve-sensitive names "${name}", which the pack ${pack.name} does not have. \`octoweave tools\` lists them.`);
  return id;
}
