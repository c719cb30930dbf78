import { toolId, type ToolId, type ToolPack } from '@octoweave/core';
import type { CorpusIssue } from './corpus-error.ts';
import { readCorpusFile, type CorpusFile } from './corpus-files.ts';

/** Groups of tools that serve the same words, and what is wrong with them. */
export interface ReadTwins {
  readonly twins: readonly (readonly ToolId[])[];
  readonly issues: readonly CorpusIssue[];
}

/** Reads groups of tools that serve the same words; tools of packs that are not on hand are left out, and groups of which one tool is left. */
export function readTwins(file: CorpusFile, packs: readonly ToolPack[]): ReadTwins {
  const known = new Map(packs.flatMap((pack) => pack.definitions.map(({ name }) => [toolId(pack.name, name), pack.name] as const)));
  const lines = readCorpusFile(file).split('\n');
  const issues = lines.flatMap((line, index) =>
    namesOf(line)
      .filter((name) => packs.some((pack) => name.startsWith(`${pack.name}.`)) && !known.has(name))
      .map((name) => ({
        place: { file: file.name, line: index + 1 },
        problem: `there is no tool ${name}`,
        advice: 'Write names as `octoweave tools` has them',
      })),
  );
  return { twins: lines.map((line) => namesOf(line).filter((name) => known.has(name))).filter((group) => group.length > 1), issues };
}

const namesOf = (line: string): readonly ToolId[] =>
  line.startsWith('#') ? [] : line.split(/\s+/u).filter((word): word is ToolId => word.includes('.'));
