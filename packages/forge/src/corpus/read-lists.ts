import { existsSync, readdirSync } from 'node:fs';
import type { ToolPack } from '@octoweave/core';
import { listsNamedBy, parseTextTemplate, type TextTemplate } from '../surface/text-list.ts';
import { textMakers } from '../surface/text-makers.ts';
import { ownerSource } from '../surface/text-surface.ts';
import type { CorpusIssue } from './corpus-error.ts';
import { locateCorpusFile, readLines, type CorpusFile, type CorpusFolders } from './corpus-files.ts';

/** Lists of texts for slots, and what is wrong with them. */
export interface ReadLists {
  /** By list name. */
  readonly lists: ReadonlyMap<string, readonly TextTemplate[]>;
  readonly issues: readonly CorpusIssue[];
}

/** Reads the shared lists, and those of packs whose corpus stands alone. */
export function readLists(packs: readonly ToolPack[], folders: CorpusFolders): ReadLists {
  const own = packs.filter(({ name }) => folders.own?.has(name));
  const files = [undefined, ...own].flatMap((pack) => listFiles(pack, folders));
  const lists = new Map<string, readonly TextTemplate[]>();
  const issues: CorpusIssue[] = [];
  const read = files.map(({ list, file }) => {
    const place = { file: file.name, line: 1 };
    if (lists.has(list)) issues.push({ place, problem: `there is a list "${list}" already`, advice: 'Give this one another name' });
    else lists.set(list, readLines(file).map(parseTextTemplate));
    return { place, templates: lists.get(list) ?? [] };
  });
  for (const { place, templates } of read) {
    const unknown = [...new Set(listsNamedBy(templates))].filter((named) => !isKnownSource(named, lists));
    issues.push(
      ...unknown.map((named) => ({ place, problem: `nothing says "${named}"`, advice: 'Write that list, or name another' })),
      ...templates.flatMap(({ problems }) => problems.map((problem) => ({ place, problem, advice: 'Write a line as in a corpus' }))),
    );
  }
  return { lists, issues };
}

/** Whether a list, or a maker, says texts of this name. */
export const isKnownSource = (source: string, lists: ReadLists['lists']): boolean =>
  lists.has(source) || Object.hasOwn(textMakers, source) || source === ownerSource;

function listFiles(pack: ToolPack | undefined, folders: CorpusFolders): readonly { readonly list: string; readonly file: CorpusFile }[] {
  const { path } = locateCorpusFile('lists', pack, folders);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ list: name.slice(0, -'.txt'.length), file: locateCorpusFile(`lists/${name}`, pack, folders) }));
}
