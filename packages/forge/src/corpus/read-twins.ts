import { existsSync, readFileSync } from 'node:fs';
import { toolId, type ToolId, type ToolPack } from '@octoweave/core';
import { CorpusError } from './corpus-error.ts';

/**
 * Reads the groups of tools that serve the same words; tools of other packs are left out, and groups of which one tool is left.
 *
 * @throws {CorpusError} `corpus-invalid` where a pack has no such tool.
 */
export function readTwins(path: string, packs: readonly ToolPack[]): readonly (readonly ToolId[])[] {
  if (!existsSync(path)) return [];
  const known = new Map(packs.flatMap((pack) => pack.definitions.map(({ name }) => [toolId(pack.name, name), pack.name] as const)));
  const lines = readFileSync(path, 'utf8').split('\n');
  const issues = lines.flatMap((line, index) =>
    namesOf(line)
      .filter((name) => packs.some((pack) => name.startsWith(`${pack.name}.`)) && !known.has(name))
      .map((name) => ({
        place: { file: path, line: index + 1 },
        problem: `there is no tool ${name}`,
        advice: 'Write names as `octoweave tools` has them',
      })),
  );
  if (issues.length > 0) throw new CorpusError({ code: 'corpus-invalid', issues });
  return lines.map((line) => namesOf(line).filter((name) => known.has(name))).filter((group) => group.length > 1);
}

const namesOf = (line: string): readonly ToolId[] =>
  line.startsWith('#') ? [] : line.split(/\s+/u).filter((word): word is ToolId => word.includes('.'));
